import { writeFileSync } from 'node:fs';
import { generalFlags, outputFlags } from '../../src/cli/common-flags.ts';
import { invokeFlags } from '../../src/cli/invoke-flags.ts';
import { flagTable } from './flag-table.ts';
import { readmes } from './readme.ts';

/** Writes the tables of flags in the READMEs anew: `node --import tsx test/support/generate-flag-tables.ts`. */
for (const { file, language, text } of readmes()) {
  const table = flagTable([...invokeFlags, ...outputFlags, ...generalFlags], language);
  writeFileSync(
    file,
    text.replace(/(<!-- flags -->\n)[\s\S]*?(\n<!-- \/flags -->)/, (_, head, foot) => head + table + foot),
  );
}
