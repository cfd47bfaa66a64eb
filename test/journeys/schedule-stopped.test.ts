import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { EditionName } from '../../src/emulator/editions.ts';
import { stage } from '../support/journey.ts';

/** A schedule on an emulator whose clock was moved: before its first run, between its runs, and stopped. */
const frequencyIn = (edition: string) => (edition === 'current' ? 'rate(60s)' : onceAMinute());

/** Half a minute off, so that no run starts while a test looks. */
function onceAMinute(): string {
  return `${(new Date().getSeconds() + 30) % 60} * * * * ?`;
}

async function scheduled(t: TestContext, edition: EditionName) {
  const { run, emulator } = await stage(t, { edition });
  const ask = (...args: readonly string[]) =>
    run(args, { env: { ECS_INVOKE_EDITION: edition, ECS_INVOKE_LANG: 'en' } });
  const started = await ask('-c', 'c-hello', '-i', 'i-web1', '--frequency', frequencyIn(edition));
  assert.equal(started.code, 0, started.stderr);
  const id = started.stdout.trim();
  const document = async (...args: readonly string[]) => JSON.parse((await ask(...args, '-o', 'json')).stdout);
  return { id, ask, document, emulator };
}

const flat = (text: string) => text.replace(/\s+/g, ' ');

for (const edition of ['current', '2019', '2018'] as const) {
  test(`edition ${edition}: the next run is after the last one, and a stop is told as what it is`, async (t) => {
    const { id, ask, document } = await scheduled(t, edition);
    assert.equal((await ask('emulator', 'clock', 'advance', '5m')).code, 0);
    const before = await document('show', id);
    const { finishedAt } = before.results[0];
    assert.ok(before.invocations[0].nextRun > finishedAt, `${before.invocations[0].nextRun} after ${finishedAt}`);
    const { schedules } = await document('schedule', 'list');
    assert.ok(schedules[0].nextRun > finishedAt, `${schedules[0].nextRun} after ${finishedAt}`);
    const shown = await ask('show', id);
    if (edition === 'current') assert.match(shown.stderr, /^… i-web1 {2}scheduled {2}last run: exit code 0$/m);
    else assert.doesNotMatch(shown.stderr, /0 of 1/);

    const stopped = await ask('stop', id);
    assert.equal(stopped.code, 0);
    assert.doesNotMatch(stopped.stderr, /before it started|while running/);
    const after = await ask('show', id);
    assert.match(flat(after.stderr), /This schedule was stopped: no further run starts\. Its last run/);
    assert.doesNotMatch(after.stderr, /before it started|while running|next run/);
    const told = await document('show', id);
    assert.equal(told.invocations[0].nextRun, null);
    if (edition !== 'current') return;
    assert.match(stopped.stderr, /stopped, no further run starts {2}last run: success/);
    assert.match(after.stderr, /^✔ i-web1 {2}stopped; last run: success {2}exit code 0$/m);
    assert.equal(after.code, 0);
    assert.deepEqual([told.results[0].verdict, told.results[0].exitCode], ['success', 0]);
    assert.deepEqual(told.exit, { code: 0, reason: 'success' });
  });
}

test('a schedule that has not run: its history is empty, and stopped it was cancelled before it started', async (t) => {
  const { id, ask, document } = await scheduled(t, 'current');
  // Until the schedule has reached the instance.
  for (let look = 0; look < 100 && (await document('show', id)).results[0].verdict !== 'scheduled'; look++);
  const history = await ask('show', id, '--history');
  assert.equal(history.stdout, 'It has not run yet.\n');
  assert.deepEqual((await document('show', id, '--history')).results, []);
  assert.match((await ask('stop', id)).stderr, /no further run starts {2}cancelled before it started/);
  const after = await ask('show', id);
  assert.match(flat(after.stderr), /This schedule was stopped: no further run starts\. It has not run yet\./);
  assert.match(after.stderr, /^✖ i-web1 {2}cancelled before it started$/m);
  assert.equal(after.code, 3);
});

test('doctor on an emulator whose clock was moved says so, and does not send anybody to set this machine’s', async (t) => {
  const { ask } = await scheduled(t, 'current');
  assert.equal((await ask('emulator', 'clock', 'advance', '5m')).code, 0);
  const { stdout, code } = await ask('doctor');
  assert.match(flat(stdout), /✓ Clock \d min \d+ s behind the service’s: the emulator’s clock was moved/);
  assert.doesNotMatch(stdout, /timedatectl|curl/);
  assert.equal(code, 0);
});
