import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { makeJournals } from '../../src/journal/journals.ts';
import type { JournalEntry } from '../../src/usecases/run-journal.ts';
import type { HeldJournal, Secrets } from '../../src/usecases/run-journals.ts';
import { headerOf, now, runId, stateOf } from './place.ts';

const sent: readonly JournalEntry[] = [
  { type: 'intent', chunk: 1, instanceIds: ['i-a', 'i-b'], clientToken: `${runId}-1` },
  { type: 'sent', chunk: 1, attempt: 1 },
];
const accepted: JournalEntry = { type: 'accepted', chunk: 1, invokeId: 't-1', requestId: 'R-1', how: 'answered' };

function result(instanceId: string, output: string): JournalEntry {
  const rest = { dropped: 0, errorCode: '', errorInfo: '', startedAt: null, finishedAt: null, repeats: 1 };
  const said = { state: 'success', stateWord: 'Success', exitCode: 0 } as const;
  return {
    type: 'result',
    chunk: 1,
    result: { instanceId, invokeId: 't-1', ...said, output: Buffer.from(output), ...rest },
  };
}

async function created(directory: string, secrets: Secrets = []): Promise<HeldJournal> {
  const made = await makeJournals(directory, now).create(headerOf(), secrets);
  assert.equal(made.kind, 'created');
  return (made as Extract<typeof made, { kind: 'created' }>).journal;
}

test('what was written is read again, bytes of an output included', async (t) => {
  const directory = stateOf(t);
  const journal = await created(directory);
  await journal.write(...sent, accepted);
  await journal.write(result('i-a', 'caf\u00e9\0\n'));
  await journal.close();
  const stored = await makeJournals(directory, now).read(runId);
  assert.deepEqual(stored?.record, headerOf().record);
  assert.equal(stored?.endpoint, 'http://127.0.0.1:1');
  assert.deepEqual(
    stored?.entries.map(({ entry }) => entry),
    [...sent, accepted, result('i-a', 'caf\u00e9\0\n')],
  );
  assert.deepEqual(stored?.entries[0]?.at, now());
});

test('files are for their owner only', async (t) => {
  const directory = path.join(stateOf(t), 'deeper', 'ecs-invoke');
  const journal = await created(directory);
  await makeJournals(directory, now).seal();
  const mode = (...parts: readonly string[]) => fs.statSync(path.join(directory, ...parts)).mode & 0o777;
  assert.equal(mode(), 0o700);
  assert.equal(mode('runs'), 0o700);
  assert.equal(mode('runs', `${runId}.jsonl`), 0o600);
  assert.equal(mode('runs', `${runId}.lock`), 0o600);
  assert.equal(mode('hmac.key'), 0o600);
  assert.equal(fs.statSync(path.join(directory, 'hmac.key')).size, 32);
  await journal.close();
  assert.deepEqual(fs.readdirSync(path.join(directory, 'runs')), [`${runId}.jsonl`]);
});

test('the key of the seals is made once, whoever comes first', async (t) => {
  const directory = stateOf(t);
  const seals = await Promise.all(Array.from({ length: 8 }, () => makeJournals(directory, now).seal()));
  assert.equal(new Set(seals.map((seal) => seal('canary'))).size, 1);
  const other = await makeJournals(stateOf(t), now).seal();
  assert.notEqual(other('canary'), seals[0]?.('canary'));
});

test('an output in which a secret stands is not kept, and one of a run whose secrets are unknown is not either', async (t) => {
  for (const secrets of [['hunter2!'], 'unknown'] as const) {
    const directory = stateOf(t);
    const journal = await created(directory, secrets);
    await journal.write(...sent, accepted, result('i-a', 'it is hunter2! indeed'), result('i-b', ''));
    await journal.close();
    assert.ok(!fs.readFileSync(journal.file, 'utf8').includes('hunter2'));
    assert.ok(!fs.readFileSync(journal.file, 'utf8').includes(Buffer.from('hunter2').toString('base64').slice(0, 8)));
    const stored = await makeJournals(directory, now).read(runId);
    assert.deepEqual([...(stored?.outputNotKept ?? [])], ['i-a']);
  }
});

test('a tail that is cut at any byte is left out, cut off, and written over', async (t) => {
  const directory = stateOf(t);
  const journal = await created(directory);
  await journal.write(...sent);
  const whole = fs.readFileSync(journal.file);
  await journal.write(accepted);
  await journal.close();
  const longer = fs.readFileSync(journal.file);
  for (let length = whole.length; length < longer.length; length++) {
    fs.writeFileSync(journal.file, longer.subarray(0, length));
    const taken = await makeJournals(directory, now).takeUp(runId);
    assert.ok(taken.kind === 'taken');
    assert.equal(taken.stored.entries.length, 2, `cut to ${length} bytes`);
    const again = await taken.open([]);
    await again.write({ type: 'detached' });
    await again.close();
    const lines = fs.readFileSync(journal.file, 'utf8').trimEnd().split('\n');
    assert.equal(lines.length, 4);
    for (const line of lines) JSON.parse(line);
  }
});

test('a first line that is cut at any byte means that nothing was sent', async (t) => {
  const directory = stateOf(t);
  const journal = await created(directory);
  await journal.close();
  const whole = fs.readFileSync(journal.file);
  for (let length = 0; length < whole.length; length += 7) {
    fs.writeFileSync(journal.file, whole.subarray(0, length));
    assert.equal(await makeJournals(directory, now).read(runId), null);
    assert.equal((await makeJournals(directory, now).takeUp(runId)).kind, 'missing');
  }
  const again = await created(directory);
  await again.close();
  assert.deepEqual(fs.readFileSync(journal.file), whole);
});

test('a damaged line that is not the last is named, and the file left as it is', async (t) => {
  const directory = stateOf(t);
  const journal = await created(directory);
  await journal.write(...sent, accepted);
  await journal.close();
  const lines = fs.readFileSync(journal.file, 'utf8').split('\n');
  for (const [line, damage] of [
    [2, lines[2]!.slice(0, 20)],
    [2, '{"at":"2026-03-04T05:06:07.000Z","type":"sent"}'],
    [1, '[]'],
    [0, '{"journal":1}'],
  ] as const) {
    const damaged = lines.with(line, damage).join('\n');
    fs.writeFileSync(journal.file, damaged);
    const problem = { name: 'RecordUnreadable', reason: 'damaged', file: journal.file, line: line + 1 };
    await assert.rejects(makeJournals(directory, now).read(runId), problem);
    await assert.rejects(makeJournals(directory, now).takeUp(runId), problem);
    assert.equal(fs.readFileSync(journal.file, 'utf8'), damaged);
    assert.equal(await makeJournals(directory, now).holder(runId), null);
  }
});

test('a file of a later version is refused and left as it is; entries of a later kind are passed over', async (t) => {
  const directory = stateOf(t);
  const journal = await created(directory);
  await journal.write(...sent);
  await journal.close();
  const before = fs.readFileSync(journal.file, 'utf8');
  fs.appendFileSync(journal.file, '{"at":"2026-03-04T05:06:07.000Z","type":"of-tomorrow","chunk":1}\n');
  assert.equal((await makeJournals(directory, now).read(runId))?.entries.length, 2);
  const newer = before.replace('"journal":1', '"journal":2');
  fs.writeFileSync(journal.file, newer);
  await assert.rejects(makeJournals(directory, now).takeUp(runId), {
    name: 'RecordUnreadable',
    reason: 'newer',
    line: 1,
  });
  assert.equal(fs.readFileSync(journal.file, 'utf8'), newer);
});

test('a record that is there is not made again; one that is held is nobody else’s', async (t) => {
  const directory = stateOf(t);
  const journals = makeJournals(directory, now);
  const journal = await created(directory);
  const held = { kind: 'held', holder: { pid: process.pid, since: now().toISOString() } };
  const partOf = (answer: object) => JSON.parse(JSON.stringify(answer, ['kind', 'holder', 'pid', 'since']));
  assert.deepEqual(partOf(await journals.create(headerOf(), [])), held);
  assert.deepEqual(partOf(await journals.takeUp(runId)), held);
  assert.equal(await journals.remove(runId), false);
  await journal.close();
  assert.deepEqual(await journals.create(headerOf(), []), { kind: 'exists' });
  assert.equal(await journals.remove(runId), true);
  assert.deepEqual(await journals.ids(), []);
  assert.deepEqual(fs.readdirSync(path.join(directory, 'runs')), []);
});

test('with a record goes what killed processes left of its locks, and nothing else', async (t) => {
  const directory = stateOf(t);
  await (await created(directory)).close();
  const runs = path.join(directory, 'runs');
  const put = (ending: string, content: object | string) =>
    fs.writeFileSync(path.join(runs, `${runId}.lock${ending}`), JSON.stringify(content));
  const gone = { pid: 2 ** 22 + 7, startTicks: 1, since: '', nonce: 'a'.repeat(16) };
  put(`-${'a'.repeat(16)}`, gone);
  put(`.${'b'.repeat(16)}`, gone);
  const kept = { [`-${'c'.repeat(16)}`]: { ...gone, pid: process.pid, startTicks: null }, [`-${'d'.repeat(16)}`]: '' };
  const others = { [`-${'e'.repeat(15)}`]: gone, [`2-${'f'.repeat(16)}`]: gone };
  for (const [ending, content] of Object.entries({ ...kept, ...others })) put(ending, content);
  assert.equal(await makeJournals(directory, now).remove(runId), true);
  const left = Object.keys({ ...kept, ...others }).map((ending) => `${runId}.lock${ending}`);
  assert.deepEqual(fs.readdirSync(runs).sort(), left.sort());
});

test('what nothing came of leaves nothing behind', async (t) => {
  const directory = stateOf(t);
  await (await created(directory)).discard();
  assert.deepEqual(fs.readdirSync(path.join(directory, 'runs')), []);
});

test('writes that come at once go to the disk together, in their order', async (t) => {
  const directory = stateOf(t);
  const journal = await created(directory);
  const sync = t.mock.method(fs, 'fsync');
  await Promise.all(Array.from({ length: 50 }, (_, at) => journal.write({ type: 'sent', chunk: 1, attempt: at + 1 })));
  assert.ok(sync.mock.callCount() <= 3, `${sync.mock.callCount()} syncs`);
  await journal.close();
  const stored = await makeJournals(directory, now).read(runId);
  const attempts = stored?.entries.map(({ entry }) => (entry.type === 'sent' ? entry.attempt : 0));
  assert.deepEqual(
    attempts,
    Array.from({ length: 50 }, (_, at) => at + 1),
  );
});

test('what is written while a record is closed is in it', async (t) => {
  const directory = stateOf(t);
  const journal = await created(directory);
  const written = journal.write({ type: 'sent', chunk: 1, attempt: 1 });
  // As far behind it as others are that wrap it.
  const told = written.then(() => {}).then(() => {});
  const after = told.then(() => journal.write({ type: 'sent', chunk: 1, attempt: 2 }));
  await journal.close();
  await after;
  const stored = await makeJournals(directory, now).read(runId);
  assert.equal(stored?.entries.length, 2);
  await assert.rejects(journal.write(accepted), { name: 'JournalProblem', code: 'EBADF' });
});

test('a record and its name are on the disk when it is made, and when it is taken up', async (t) => {
  const directory = stateOf(t);
  await (await created(directory)).discard();
  const synced: number[] = [];
  const { fsyncSync } = fs;
  t.mock.method(fs, 'fsyncSync', (file: number) => {
    synced.push(fs.fstatSync(file).ino);
    fsyncSync(file);
  });
  const journal = await created(directory);
  const runs = fs.statSync(path.dirname(journal.file)).ino;
  assert.deepEqual(synced, [fs.statSync(journal.file).ino, runs]);
  await journal.close();
  const taken = await makeJournals(directory, now).takeUp(runId);
  assert.ok(taken.kind === 'taken');
  const again = await taken.open([]);
  assert.deepEqual(synced.slice(2), [runs]);
  await again.close();
});

test('what came to nothing is let go of where it can be neither closed nor removed', async (t) => {
  const directory = stateOf(t);
  const journal = await created(directory);
  const { closeSync, unlinkSync } = fs;
  t.mock.method(fs, 'closeSync', (opened: number) => {
    closeSync(opened);
    throw Object.assign(new Error('EIO'), { code: 'EIO' });
  });
  t.mock.method(fs, 'unlinkSync', (file: fs.PathLike) => {
    if (file === journal.file) throw Object.assign(new Error('EROFS'), { code: 'EROFS' });
    unlinkSync(file);
  });
  await journal.discard();
  t.mock.restoreAll();
  assert.equal(await makeJournals(directory, now).holder(runId), null);
  assert.equal(fs.existsSync(journal.file), true);
});

test('a write resolves only after the bytes are synced, the first ones and those that come later', async (t) => {
  const directory = stateOf(t);
  const journal = await created(directory);
  const steps: string[] = [];
  const { write, fsync, writeSync, fsyncSync } = fs;
  t.mock.method(fs, 'write', (...args: Parameters<typeof write>) => {
    steps.push('write');
    write(...args);
  });
  t.mock.method(fs, 'fsync', (file: number, done: fs.NoParamCallback) => {
    fsync(file, (error) => {
      steps.push('sync');
      done(error);
    });
  });
  t.mock.method(fs, 'writeSync', (...args: Parameters<typeof writeSync>) => {
    steps.push('write, waiting');
    return writeSync(...args);
  });
  t.mock.method(fs, 'fsyncSync', (file: number) => {
    fsyncSync(file);
    steps.push('sync, waiting');
  });
  for (let at = 1; at <= 6; at++) {
    await journal.write({ type: 'sent', chunk: 1, attempt: at });
    steps.push('told');
  }
  const waiting = Array.from({ length: 4 }, () => ['write, waiting', 'sync, waiting', 'told']);
  const later = Array.from({ length: 2 }, () => ['write', 'sync', 'told']);
  assert.deepEqual(steps, [...waiting, ...later].flat());
  await journal.close();
});

for (const before of [0, 5]) {
  test(`append ${before + 1} that finds the disk full leaves nothing of itself`, async (t) => {
    const directory = stateOf(t);
    const journal = await created(directory);
    for (let at = 1; at <= before; at++) await journal.write({ type: 'sent', chunk: 1, attempt: at });
    const whole = fs.readFileSync(journal.file);
    const full = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
    t.mock.method(fs, 'fsync', (_file: number, done: fs.NoParamCallback) => done(full));
    t.mock.method(fs, 'fsyncSync', () => {
      throw full;
    });
    await assert.rejects(journal.write(accepted), { name: 'JournalProblem', code: 'ENOSPC' });
    assert.deepEqual(fs.readFileSync(journal.file), whole);
    t.mock.restoreAll();
    await journal.write(accepted);
    await journal.close();
    assert.equal((await makeJournals(directory, now).read(runId))?.entries.length, before + 1);
  });
}
