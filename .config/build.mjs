import { readFileSync, rmSync } from 'node:fs';
import { build } from 'rolldown';
import { buildOptions } from './build/options.mjs';
import { groupsOf } from './build/start-up-layout.mjs';

rmSync('dist', { recursive: true, force: true });

const layout = JSON.parse(readFileSync('.config/build/start-up-layout.json', 'utf8'));
for (const options of buildOptions('dist', groupsOf(layout))) await build({ ...options, logLevel: 'warn' });
