// An emulator of its own for a bench, in a home of its own, and what leads a command to it.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export const entry = path.resolve('bin/ecs-invoke.js');

/** What the machine gives every Node to read, which Node 20 does at each start. */
export const { NODE_EXTRA_CA_CERTS: extraAuthorities } = process.env;

/**
 * `home`: an environment of nothing; `http` and `tls` lead to the emulator in it, and `given(env)` is one of those as the
 * machine is set up, with the certificate authorities that it gives to every Node. `close()` ends all and removes the home.
 */
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
  const authority = path.resolve(relay.authority);
  const both = path.join(directory, 'authorities.pem');
  if (extraAuthorities) writeFileSync(both, `${readFileSync(extraAuthorities)}\n${readFileSync(authority)}`);
  return {
    directory,
    home,
    http: { ...env, ECS_INVOKE_ENDPOINT: line.endpoint },
    tls: { ...env, ECS_INVOKE_ENDPOINT: relay.endpoint, NODE_EXTRA_CA_CERTS: authority },
    given: (one) => ({ ...one, NODE_EXTRA_CA_CERTS: one.NODE_EXTRA_CA_CERTS ? both : extraAuthorities }),
    async close() {
      for (const [child] of children) child.kill();
      await Promise.all(children.map(([, over]) => over));
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
