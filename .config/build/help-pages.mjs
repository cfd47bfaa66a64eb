import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Writes dist/help/<language>/<command>.txt once the program that renders them is built, and takes that away again. */
export const helpPages = (dir) => ({
  name: 'help-pages',
  writeBundle() {
    const program = path.resolve(dir, 'help', 'help-pages.js');
    const pages = createRequire(import.meta.url)(program).helpPages();
    for (const { language, name, text } of pages) {
      const directory = path.resolve(dir, 'help', language);
      mkdirSync(directory, { recursive: true });
      writeFileSync(path.join(directory, `${name || 'ecs-invoke'}.txt`), text);
    }
    rmSync(program);
  },
});
