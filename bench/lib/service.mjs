// An emulator of its own for a bench, in a home of its own, and what leads a command to it.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export const entry = path.resolve('bin/ecs-invoke.js');

/** With `tls`, `tls` of the answer leads to the same emulator over TLS. `close()` ends all and removes the home. */
export async function startService(args = []) {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-bench-'));
  const home = {
    ...{ PATH: process.env.PATH, HOME: directory, LANG: 'C.UTF-8', ALIBABA_CLOUD_ECS_METADATA_DISABLED: 'true' },
    ...{ XDG_RUNTIME_DIR: directory, XDG_STATE_HOME: directory, XDG_CACHE_HOME: directory },
  };
  const children = [];
  const start = async (words) => {
    const child = spawn(process.execPath, words, { env: home, stdio: ['ignore', 'pipe', 'ignore'] });
    children.push([child, new Promise((over) => child.once('close', over))]);
    return JSON.parse(await new Promise((first) => child.stdout.setEncoding('utf8').once('data', first)));
  };
  const line = await start([entry, 'emulator', ...args]);
  const relay = await start([path.resolve('bench/lib/tls-relay.mjs'), new URL(line.endpoint).host]);
  const { accessKeyId, accessKeySecret } = JSON.parse(readFileSync(line.credentialsFile, 'utf8'));
  const env = {
    ...home,
    ALIBABA_CLOUD_ACCESS_KEY_ID: accessKeyId,
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: accessKeySecret,
    ALIBABA_CLOUD_REGION_ID: 'cn-hangzhou',
    ALIBABA_CLOUD_IGNORE_PROFILE: 'TRUE',
  };
  return {
    directory,
    home,
    http: { ...env, ECS_INVOKE_ENDPOINT: line.endpoint },
    tls: { ...env, ECS_INVOKE_ENDPOINT: relay.endpoint, NODE_EXTRA_CA_CERTS: path.resolve(relay.authority) },
    async close() {
      for (const [child] of children) child.kill();
      await Promise.all(children.map(([, over]) => over));
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
