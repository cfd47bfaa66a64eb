import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { parameter } from '../../src/domain/parameters.ts';
import type { RunInput } from '../../src/usecases/run-input.ts';
import { differencesOf, inputOf, nothingGiven, recordOf, type Seal } from '../../src/usecases/run-record.ts';
import { parseRecord } from '../../src/usecases/run-record-shape.ts';
import { inputWith } from '../journal/place.ts';

const seal: Seal = (value) => createHmac('sha256', 'key').update(value).digest('hex');
const throughAFile = (input: RunInput) => parseRecord(JSON.parse(JSON.stringify(recordOf(input, seal))))!;
const content = Buffer.from([0, 255, 13, 10, 226, 130]);

const script: RunInput['work'] = {
  kind: 'script',
  script: { type: 'RunShellScript', content, base64Bytes: 8, interpreter: null },
};
const file: RunInput['work'] = {
  kind: 'file',
  file: { name: 'app.conf', targetDir: '/etc', content, overwrite: true },
};

for (const [name, input] of [
  ['a command with parameters', inputWith({ parameters: [parameter('name', 'Jo', false)] })],
  ['a script, byte for byte', inputWith({ work: script, rest: { timeout: 60, tags: [{ key: 'a', value: 'b' }] } })],
  ['an older edition, without waiting', inputWith({ wait: null, clientToken: 'mine', runTags: false })],
] as const) {
  test(`what is recorded comes back as it was: ${name}`, () => {
    assert.deepEqual(inputOf(throughAFile(input), nothingGiven, seal), { input, missing: [], differing: [] });
  });
}

const secretly = inputWith({
  work: file,
  parameters: [parameter('password', 'canary-1', false), parameter('from', 'canary-2', true)],
  rest: { tags: [{ key: 'my-token', value: 'canary-3' }] },
});

test('secrets, and the content of a file, are not in the record in any form', () => {
  const text = JSON.stringify(recordOf(secretly, seal));
  for (const secret of ['canary-1', 'canary-2', 'canary-3', content.toString('base64'), '226,130']) {
    assert.ok(!text.includes(secret), secret);
  }
});

test('secrets are asked for, and only the same ones are taken', () => {
  const record = throughAFile(secretly);
  const parts = (all: readonly { what: string; name: string }[]) => all.map(({ what, name }) => `${what} ${name}`);
  const bare = inputOf(record, nothingGiven, seal);
  assert.deepEqual(parts(bare.missing).sort(), ['content ', 'parameter from', 'parameter password', 'tag my-token']);
  const given = {
    parameters: [
      { name: 'password', value: 'canary-1' },
      { name: 'from', value: 'canary-2' },
    ],
    tags: [{ key: 'my-token', value: 'canary-3' }],
    content,
  };
  assert.deepEqual(inputOf(record, given, seal), {
    input: { ...secretly, parameters: secretly.parameters.map((each) => ({ ...each, secret: true })) },
    missing: [],
    differing: [],
  });
  const wrong = inputOf(
    record,
    {
      ...given,
      parameters: [
        { name: 'password', value: 'x' },
        { name: 'new', value: '' },
      ],
    },
    seal,
  );
  assert.deepEqual(parts(wrong.differing), ['parameter password', 'parameter new']);
  assert.deepEqual(parts(wrong.missing), ['parameter from']);
  assert.ok(wrong.input.parameters.every(({ value }) => value === ''));
});

test('two records differ in what decides what runs where, not in how it is waited for', () => {
  const base = recordOf(secretly, seal);
  const same = recordOf({ ...secretly, wait: null, delivery: { ...secretly.delivery, retries: false } }, seal);
  assert.deepEqual(differencesOf(base, same), []);
  const changes: readonly [Partial<RunInput>, string][] = [
    [{ instanceIds: secretly.instanceIds.slice(1) }, 'instanceIds'],
    [{ parameters: [parameter('password', 'canary-9', false), secretly.parameters[1]!] }, 'parameters'],
    [{ work: script }, 'work'],
    [{ regionId: 'cn-beijing' }, 'regionId'],
    [{ batchSize: 3 }, 'batchSize'],
    [{ rest: { ...secretly.rest, timeout: 9 } }, 'rest'],
    [{ rest: { tags: [] } }, 'tags'],
    [{ clientToken: 'mine' }, 'clientToken'],
    [{ delivery: { ...secretly.delivery, tokens: false } }, 'tokens'],
    [{ fleet: { ...secretly.fleet, canary: 1 } }, 'canary'],
  ];
  for (const [change, part] of changes) {
    assert.deepEqual(differencesOf(base, recordOf({ ...secretly, ...change }, seal)), [part]);
  }
});

test('what is no record is not taken for one', () => {
  const record = JSON.parse(JSON.stringify(recordOf(secretly, seal)));
  for (const name of Object.keys(record)) {
    assert.equal(parseRecord({ ...record, [name]: undefined }), null, name);
    assert.equal(parseRecord({ ...record, [name]: 7.5 }), null, name);
  }
  assert.equal(parseRecord({ ...record, runId: '../../etc/passwd' }), null);
  assert.equal(parseRecord({ ...record, instanceIds: ['i-a', '-i'] }), null);
  assert.equal(parseRecord({ ...record, instanceIds: ['i-a', 'i-b', 'i-a'] }), null);
  assert.equal(parseRecord({ ...record, edition: '1999' }), null);
  for (const value of [null, [], 'x', {}]) assert.equal(parseRecord(value), null);
});
