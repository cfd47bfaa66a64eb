// Finds out which modules a refusal, a call and --wait read, and writes .config/build/start-up-layout.json. The build keeps them
// together; a module that is missing there costs time and nothing else.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'rolldown';
import { buildOptions } from './build/options.mjs';
import { oneByOne } from './build/start-up-layout.mjs';

const file = '.config/build/start-up-layout.json';
const directory = mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-layout-'));
const home = { PATH: process.env.PATH, HOME: directory, XDG_RUNTIME_DIR: directory };
const bin = path.join(directory, 'bin', 'ecs-invoke.js');
const names = new Map();

// A character device, as a terminal is: what a terminal needs is read, too.
const device = openSync(os.devNull, 'r+');

/** The modules that this line reads, in the order of their names. */
async function read(args, env, code) {
  const list = path.join(directory, 'read.json');
  const all = { ...home, ...env, LIST: list, ALIBABA_CLOUD_ECS_METADATA_DISABLED: 'true' };
  const words = ['--require', path.join(directory, 'list.cjs'), bin, ...args];
  const child = spawn(process.execPath, words, { env: all, stdio: ['ignore', device, device] });
  const ended = await new Promise((closed) => child.once('close', closed));
  if (ended !== code) throw new Error(`${args.join(' ')}: exit ${ended} instead of ${code}`);
  return JSON.parse(readFileSync(list, 'utf8')).flatMap((place) => {
    const name = path.basename(place).replace(/-[\w-]{8}\.js$/, '');
    return names.has(name) ? [names.get(name)] : [];
  });
}

try {
  for (const options of buildOptions(path.join(directory, 'dist'), oneByOne(names)))
    await build({ ...options, logLevel: 'warn' });
  mkdirSync(path.join(directory, 'bin'));
  for (const name of ['bin/ecs-invoke.js', 'package.json', 'src/schema'])
    cpSync(name, path.join(directory, name), { recursive: true });
  symlinkSync(path.resolve('node_modules'), path.join(directory, 'node_modules'), 'dir');
  writeFileSync(
    path.join(directory, 'list.cjs'),
    "process.on('exit', () => require('node:fs').writeFileSync(process.env.LIST, JSON.stringify(Object.keys(require.cache))));",
  );
  const emulator = spawn(process.execPath, [bin, 'emulator'], { env: home, stdio: ['ignore', 'pipe', 'ignore'] });
  const over = new Promise((closed) => emulator.once('close', closed));
  try {
    const line = JSON.parse(await new Promise((first) => emulator.stdout.setEncoding('utf8').once('data', first)));
    const { accessKeyId, accessKeySecret } = JSON.parse(readFileSync(line.credentialsFile, 'utf8'));
    const refusals = [
      ['-r', 'cn-hangzhou', '-c', 'c-1', '-i', 'i-1', '--frequency', '* * * * * *'],
      ['-c', 'c-1', '-i', 'i-1', '-p', 'name'],
    ];
    const refused = [];
    for (const line of refusals) refused.push(...(await read(line, {}, 64)));
    const env = {
      ECS_INVOKE_ENDPOINT: line.endpoint,
      ALIBABA_CLOUD_ACCESS_KEY_ID: accessKeyId,
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: accessKeySecret,
      ALIBABA_CLOUD_REGION_ID: 'cn-hangzhou',
    };
    const call = ['-c', 'c-hello', '-i', 'i-web1', '-p', 'name=Jack'];
    const called = await read(call, env, 0);
    const waited = await read([...call, '--wait'], env, 0);
    const layout = {
      start: called.filter((name) => refused.includes(name)).sort(),
      refusal: [...new Set(refused)].filter((name) => !called.includes(name)).sort(),
      call: called.filter((name) => !refused.includes(name)).sort(),
      wait: waited.filter((name) => !called.includes(name) && !refused.includes(name)).sort(),
    };
    writeFileSync(file, `${JSON.stringify(layout, null, 2)}\n`);
  } finally {
    emulator.kill();
    await over;
  }
} finally {
  rmSync(directory, { recursive: true, force: true });
}
