import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { makeJournals } from '../../src/journal/journals.ts';
import type { JournalEntry } from '../../src/usecases/run-journal.ts';
import type { RecordUnreadable, Secrets } from '../../src/usecases/run-journals.ts';
import { headerOf, now, runId, stateOf } from './place.ts';

async function recorded(directory: string, entries: readonly JournalEntry[], secrets: Secrets = []): Promise<string> {
  const made = await makeJournals(directory, now).create(headerOf(), secrets);
  if (made.kind !== 'created') throw new Error(made.kind);
  await made.journal.write(...entries);
  await made.journal.close();
  return made.journal.file;
}

const damaged = (line: number) => (error: RecordUnreadable) =>
  error.name === 'RecordUnreadable' && error.reason === 'damaged' && error.line === line;

test('directories, pipes, links and foreign names among the records are left alone', async (t) => {
  const directory = stateOf(t);
  const file = await recorded(directory, []);
  const runs = path.dirname(file);
  fs.mkdirSync(path.join(runs, 'dir.jsonl'));
  execFileSync('mkfifo', [path.join(runs, 'pipe.jsonl')]);
  fs.symlinkSync('/etc/passwd', path.join(runs, 'link.jsonl'));
  fs.writeFileSync(path.join(runs, 'not an id.jsonl'), '');
  assert.deepEqual(await makeJournals(directory, now).ids(), [runId]);
});

for (const [name, put] of [
  ['a pipe', (file: string) => execFileSync('mkfifo', [file])],
  ['a device', (file: string) => fs.symlinkSync('/dev/zero', file)],
  ['a directory', (file: string) => fs.mkdirSync(file)],
] as const) {
  test(`${name} in the place of a record, a lock or the key is refused at once`, async (t) => {
    const directory = stateOf(t);
    const runs = path.dirname(await recorded(directory, []));
    put(path.join(runs, 'odd.jsonl'));
    put(path.join(runs, `${runId}.lock`));
    fs.rmSync(path.join(directory, 'hmac.key'), { force: true });
    put(path.join(directory, 'hmac.key'));
    const journals = makeJournals(directory, now);
    const expected = { name: 'JournalProblem', code: name === 'a directory' ? 'EISDIR' : 'not-a-file' };
    await assert.rejects(journals.read('odd'), expected);
    await assert.rejects(journals.takeUp(runId), expected);
    await assert.rejects(journals.seal(), expected);
  });
}

test('a record under another name is damaged: it would have a lock of its own', async (t) => {
  const directory = stateOf(t);
  const file = await recorded(directory, []);
  fs.copyFileSync(file, path.join(path.dirname(file), 'other.jsonl'));
  await assert.rejects(makeJournals(directory, now).read('other'), damaged(1));
  assert.ok(await makeJournals(directory, now).read(runId));
});

const done: JournalEntry = { type: 'done', exit: { code: 0, reason: 'success' } };
const intent: JournalEntry = { type: 'intent', chunk: 1, instanceIds: ['i-a'], clientToken: null };
for (const [title, entries] of [
  ['nothing else', [done]],
  ['a call without an answer', [intent, { type: 'sent', chunk: 1, attempt: 1 }, done]],
] as const) {
  test(`success beside ${title} is not believed`, async (t) => {
    const directory = stateOf(t);
    await recorded(directory, entries);
    await assert.rejects(makeJournals(directory, now).read(runId), damaged(entries.length + 1));
  });
}

test('a result in a state that nobody knows is damaged', async (t) => {
  const directory = stateOf(t);
  const file = await recorded(directory, [intent]);
  const strange = {
    instanceId: 'i-a',
    invokeId: 't-1',
    state: 'zzz',
    stateWord: '',
    errorCode: '',
    errorInfo: '',
    dropped: 0,
  };
  fs.appendFileSync(
    file,
    `${JSON.stringify({ at: now().toISOString(), type: 'result', chunk: 1, result: strange })}\n`,
  );
  await assert.rejects(makeJournals(directory, now).read(runId), damaged(3));
});

const pem = 'line1CANARYsecret77\nline2-of-the-key\nab12';
for (const [title, output, kept] of [
  ['its first line', 'line1CANARYsecret77\n', false],
  ['a piece that was cut', '…ARYsecret7', false],
  ['a short line of it', 'x ab12 y', false],
  ['nothing of it', 'line1 line2', true],
] as const) {
  test(`of a secret of several lines the output holds ${title}: ${kept ? 'kept' : 'not kept'}`, async (t) => {
    const directory = stateOf(t);
    const facts = {
      dropped: 0,
      errorCode: '',
      errorInfo: '',
      startedAt: null,
      finishedAt: null,
      repeats: 1,
      exitCode: 0,
    };
    const said = { instanceId: 'i-a', invokeId: 't-1', state: 'success', stateWord: 'Success' } as const;
    const file = await recorded(
      directory,
      [{ type: 'result', chunk: 1, result: { ...said, ...facts, output: Buffer.from(output) } }],
      [pem],
    );
    assert.equal(fs.readFileSync(file, 'utf8').includes(Buffer.from(output).toString('base64')), kept);
  });
}
