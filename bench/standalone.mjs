// What the executable costs beside npm's package: how long a start takes, a refusal, a press of Tab and a call, each over
// an empty start of the Node that it holds, measured right before it; medians, with the 10th and 90th percentile. Prints
// two tables in Markdown. BUN=<path of bun> measures one that bun makes as well.
//   node bench/standalone.mjs [pairs]
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import os from 'node:os';
import path from 'node:path';
import { bundle } from '../.config/standalone/bundle.mjs';
import { makeExecutable } from '../.config/standalone/executable.mjs';

const pairs = Number(process.argv[2] ?? 21);
const directory = mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-bench-'));
const home = {
  PATH: process.env.PATH,
  HOME: directory,
  LANG: 'C.UTF-8',
  XDG_RUNTIME_DIR: directory,
  XDG_STATE_HOME: directory,
  XDG_CACHE_HOME: directory,
  ALIBABA_CLOUD_ECS_METADATA_DISABLED: 'true',
};

async function forms() {
  const cached = await makeExecutable(path.join(directory, 'cached'));
  const plain = await makeExecutable(path.join(directory, 'plain'), { useCodeCache: false });
  const made = [
    { name: 'npm’s package', command: [process.execPath, path.resolve('bin/ecs-invoke.js')], file: null },
    { name: 'executable, code cache', command: [cached], file: cached },
    { name: 'executable, no code cache', command: [plain], file: plain },
  ];
  const { BUN } = process.env;
  if (BUN) {
    const [main, file] = [path.join(directory, 'bun.js'), path.join(directory, 'bun')];
    await bundle(main);
    execFileSync(BUN, ['build', '--compile', '--bytecode', '--format=cjs', main, '--outfile', file], {
      stdio: 'ignore',
    });
    made.push({ name: 'bun, bytecode', command: [file], file });
  }
  return made;
}

/** Milliseconds; the exit code has to be the expected one, or what is measured is something else. */
function timed([program, ...words], env, code = 0) {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const child = spawn(program, words, { env });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (said += piece));
    child.once('error', reject);
    child.once('close', (status) => {
      const took = performance.now() - begun;
      if (status === code) resolve({ took, said });
      else reject(new Error(`${program} ${words.join(' ')}: ${status}\n${said}`));
    });
  });
}

/** Peak memory in MB; null where there is no GNU time to ask. */
async function peak(command, env) {
  if (!existsSync('/usr/bin/time')) return '–';
  const { said } = await timed(['/usr/bin/time', '-f', '%M', ...command], env);
  return (Number(said.trim().split('\n').at(-1)) / 1000).toFixed(0);
}

const quantile = (values, part) => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * part)];

/** TLS before an emulator that speaks HTTP and wants to be called by its own name. */
function startTls(endpoint) {
  const [key, cert] = ['key', 'cert'].map((part) => readFileSync(`test/support/tls/trusted-${part}.pem`));
  const server = https.createServer({ key, cert }, (request, response) => {
    const { method, headers } = request;
    const onward = http.request(endpoint, {
      method,
      path: request.url,
      headers: { ...headers, host: new URL(endpoint).host },
    });
    onward.once('response', (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    request.pipe(onward);
  });
  return new Promise((ready) => server.listen(0, '127.0.0.1', () => ready(server)));
}

/** Presses of Tab until the list is in the cache, which stays fresh for as long as this lasts. */
async function fillCache(command, env) {
  const cache = path.join(directory, 'ecs-invoke');
  mkdirSync(cache, { recursive: true, mode: 0o700 });
  while (!readdirSync(cache).some((name) => /^instances-\w+\.tsv$/.test(name))) {
    await timed(command, env);
    await new Promise((wake) => setTimeout(wake, 50));
  }
}

const emulator = spawn(process.execPath, ['bin/ecs-invoke.js', 'emulator', '--instances', '1'], {
  env: home,
  stdio: ['ignore', 'pipe', 'ignore'],
});
let secure;
try {
  const line = JSON.parse(await new Promise((first) => emulator.stdout.setEncoding('utf8').once('data', first)));
  const { accessKeyId, accessKeySecret } = JSON.parse(readFileSync(line.credentialsFile, 'utf8'));
  secure = await startTls(line.endpoint);
  const env = {
    ...home,
    ECS_INVOKE_ENDPOINT: line.endpoint,
    ALIBABA_CLOUD_ACCESS_KEY_ID: accessKeyId,
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: accessKeySecret,
    ALIBABA_CLOUD_REGION_ID: 'cn-hangzhou',
    ALIBABA_CLOUD_IGNORE_PROFILE: 'TRUE',
  };
  const tab = ['__complete', 'instances', 'i-s', '--', '--region', 'cn-hangzhou'];
  const call = ['-c', 'c-hello', '-i', 'i-sim00001', '-p', 'name=Jack', '-q'];
  const way = ['--endpoint', `https://localhost:${secure.address().port}`];
  const trust = ['--ca-file', path.resolve('test/support/tls/trusted-cert.pem')];
  const rows = [
    { name: '`--version`', words: ['--version'] },
    { name: '`--help`', words: ['--help'] },
    { name: 'completion from the cache', words: tab },
    { name: 'a refusal', words: [...call, '-i', 'nothing'], code: 64 },
    { name: 'a call, HTTP', words: call },
    { name: 'a call, TLS', words: [...call, ...way, ...trust] },
  ];
  const all = await forms();
  await fillCache([...all[0].command, ...tab], env);
  const [list] = readdirSync(path.join(directory, 'ecs-invoke')).filter((name) => name.startsWith('instances-'));
  const ratios = new Map();
  for (let pair = 0; pair <= pairs; pair++) {
    for (const { name: row, words, code } of rows) {
      for (const { name: form, command } of all) {
        utimesSync(path.join(directory, 'ecs-invoke', list), new Date(), new Date());
        const { took: empty } = await timed([process.execPath, '-e', '0'], env);
        const { took } = await timed([...command, ...words], env, code);
        // The first one finds cold files.
        if (pair > 0) ratios.set(`${form} ${row}`, [...(ratios.get(`${form} ${row}`) ?? []), took / empty]);
      }
    }
  }
  const table = (rows) => process.stdout.write(`${rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n\n`);
  const head = ['', ...all.map(({ name }) => name)];
  const spread = (values) => [0.1, 0.9].map((part) => quantile(values, part).toFixed(2)).join('–');
  process.stdout.write(`Node ${process.versions.node}, ${pairs} pairs, ${os.cpus()[0].model}\n\n`);
  table([
    head,
    head.map(() => '---'),
    ...rows.map(({ name: row }) => [
      row,
      ...all
        .map(({ name }) => ratios.get(`${name} ${row}`))
        .map((of) => `${quantile(of, 0.5).toFixed(2)} (${spread(of)})`),
    ]),
  ]);
  const memory = async (words) => {
    const row = [];
    for (const { command } of all) row.push(await peak([...command, ...words], env));
    return row;
  };
  table([
    head,
    head.map(() => '---'),
    ['size, MB', ...all.map(({ file }) => (file ? (statSync(file).size / 1e6).toFixed(0) : '–'))],
    ['peak memory of `--version`, MB', ...(await memory(['--version']))],
    ['peak memory of a call over TLS, MB', ...(await memory([...call, ...way, ...trust]))],
  ]);
} finally {
  emulator.kill();
  secure?.close();
  rmSync(directory, { recursive: true, force: true });
}
