import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { manPage } from '../../src/cli/man-page.ts';
import { rootTopic } from '../../src/cli/program.ts';

/** Writes the manual page anew: `node --import tsx test/support/generate-man-page.ts`. */
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
mkdirSync('man', { recursive: true });
writeFileSync('man/ecs-invoke.1', manPage(rootTopic, version));
