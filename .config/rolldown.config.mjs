import { readFileSync, rmSync } from 'node:fs';
import { buildOptions } from './build/options.mjs';
import { groupsOf } from './build/start-up-layout.mjs';

rmSync('dist', { recursive: true, force: true });

const layout = JSON.parse(readFileSync('.config/build/start-up-layout.json', 'utf8'));
export default buildOptions('dist', groupsOf(layout));
