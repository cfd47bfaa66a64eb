import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { ecsInvoke, type JourneyOptions, stage } from '../support/journey.ts';

/**
 * Canaries are planted wherever a secret can be given; none may be seen in any output, with --debug and the debug
 * switch of the HTTP library too. The remote output is another matter: what a script prints is its own.
 */
const canaries = {
  fromFlag: 'CANARY-flag-6f1d',
  fromEnvironment: 'CANARY-environment-6f1d',
  fromFile: 'CANARY-file-6f1d',
  fromJson: 'CANARY-json-6f1d',
  secret: 'CANARYsecret6f1d',
  token: 'CANARY+token/6f1d==',
};
const directory = mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-test-'));
const file = path.join(directory, 'password');
writeFileSync(file, `${canaries.fromFile}\n`);

const quietCommand = {
  id: 'c-quiet',
  name: 'quiet',
  content: 'true {{password}} {{a}} {{b}} {{c}}',
  enableParameter: true,
};
const here = stage({ after }, { fleet: { commands: [quietCommand] } });
const parameters = [
  '-p',
  `password=${canaries.fromFlag}`,
  '--param-env',
  'a=CANARY_VARIABLE',
  '--param-file',
  `b=${file}`,
  '--params',
  `{"c":"plain","accessKey":"${canaries.fromJson}"}`,
];
const planted = { CANARY_VARIABLE: canaries.fromEnvironment, DEBUG: 'httpx:*,*', NODE_DEBUG: '' };

function assertClean(text: string, more: readonly string[] = []): void {
  for (const canary of [...Object.values(canaries), ...more]) {
    for (const spelling of [canary, encodeURIComponent(canary), encodeURIComponent(encodeURIComponent(canary))]) {
      assert.ok(!text.includes(spelling), `${spelling} is in the output:\n${text}`);
    }
  }
  assert.doesNotMatch(text, /[?&]Signature=|Signature=[A-Za-z0-9%]{20}/);
}

const forms: readonly (readonly string[])[] = [
  [],
  ['-o', 'json'],
  ['-o', 'jsonl'],
  ['--lang', 'zh'],
  ['--dry-run'],
  ['--dry-run', '-o', 'json'],
];
for (const form of forms) {
  test(`nothing leaks from a run that works or is refused ${form.join(' ')}`, async () => {
    const { run, emulator } = await here;
    const args = ['-i', 'i-web1', ...parameters, '--debug', '--verbose', ...form];
    for (const command of ['c-quiet', 'c-nosuch', 'c-hello']) {
      const { stdout, stderr } = await run(['-c', command, ...args], { env: planted });
      assertClean(stdout + stderr, [emulator.accessKeySecret]);
    }
  });
}

test('the debug lines are there, with names and lengths', async () => {
  const { run } = await here;
  const { stderr } = await run(['-c', 'c-hello', '-i', 'i-web1', '-p', `name=${canaries.fromFlag}`, '--debug']);
  assert.match(stderr, /debug: POST 127\.0\.0\.1:\d+ InvokeCommand .*Parameters=<hidden:\d+>/);
  assert.match(stderr, /debug: InvokeCommand HTTP 200, RequestId [0-9A-F-]+ in \d+ ms/);
});

test('a wrong secret and a foreign token are refused without being shown', async () => {
  const { run } = await here;
  const env = {
    ...planted,
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: canaries.secret,
    ALIBABA_CLOUD_SECURITY_TOKEN: canaries.token,
  };
  for (const form of forms) {
    const { stdout, stderr } = await run(['-c', 'c-quiet', '-i', 'i-web1', ...parameters, '--debug', ...form], { env });
    assertClean(stdout + stderr);
  }
});

const hostileAnswers: readonly (readonly [string, (request: string, response: http.ServerResponse) => void])[] = [
  [
    'an echo of the whole request',
    (request, response) => response.writeHead(502, { 'content-type': 'text/html' }).end(`<html>${request}</html>`),
  ],
  [
    'a refusal whose message is the string-to-sign',
    (request, response) => {
      const message = `Specified signature is not matched with our calculation. server string to sign is:POST&%2F&${encodeURIComponent(request)}`;
      response
        .writeHead(400)
        .end(JSON.stringify({ RequestId: 'R-1', Code: 'SignatureDoesNotMatch', Message: message }));
    },
  ],
  [
    'a refusal that quotes a parameter',
    (request, response) => {
      const quoted = new URLSearchParams(request).get('Parameters');
      response
        .writeHead(400)
        .end(JSON.stringify({ RequestId: 'R-1', Code: 'InvalidParameter', Message: `bad: ${quoted}` }));
    },
  ],
  ['a reset', (_request, response) => response.socket?.destroy()],
];
for (const [title, answer] of hostileAnswers) {
  test(`nothing leaks through ${title}`, async (t) => {
    const server = http.createServer((incoming, response) => {
      let body = '';
      incoming.on('data', (piece) => {
        body += piece;
      });
      incoming.on('end', () => answer(body, response));
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    t.after(() => server.close());
    const { port } = server.address() as { port: number };
    const env: JourneyOptions['env'] = {
      ...planted,
      ECS_INVOKE_ENDPOINT: `http://127.0.0.1:${port}`,
      ALIBABA_CLOUD_ACCESS_KEY_ID: 'LTAIid',
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: canaries.secret,
      ALIBABA_CLOUD_SECURITY_TOKEN: canaries.token,
      ALIBABA_CLOUD_IGNORE_PROFILE: 'TRUE',
    };
    for (const form of forms.slice(0, 4)) {
      const { code, stdout, stderr } = await ecsInvoke(
        ['-c', 'c-quiet', '-i', 'i-web1', ...parameters, '--debug', ...form],
        { env },
      );
      assertClean(stdout + stderr);
      assert.ok([3, 4, 77].includes(Number(code)), `${code}: ${stderr}`);
      if (code === 4) assert.doesNotMatch(stderr, /try again|retry|重试|再试/i);
    }
  });
}

test('a broken profile file is an error that quotes none of it', async () => {
  const { run } = await here;
  const config = path.join(directory, 'config.json');
  writeFileSync(config, `{"current":"x","profiles":[{"name":"x","access_key_secret":"${canaries.secret}",}`);
  const env = {
    ALIBABA_CLOUD_IGNORE_PROFILE: undefined,
    ALIBABA_CLOUD_ACCESS_KEY_ID: undefined,
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: undefined,
  };
  const { code, stdout, stderr } = await run(['-c', 'c-quiet', '-i', 'i-web1', '--config', config, '--debug'], { env });
  assert.equal(code, 78);
  assertClean(stdout + stderr);
});
