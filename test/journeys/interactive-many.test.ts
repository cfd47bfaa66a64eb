import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { stage } from '../support/journey.ts';
import { keys, tui } from '../support/tui.ts';
import { lead, program } from '../support/under-test.ts';

const here = stage({ after }, { instances: 10_000 });

test('10,000 instances: there to choose from while they come, found wherever they are, and never more than 50', async () => {
  const { env, emulator } = await here;
  const screen = tui(program, [...lead, '-c', 'c-hello'], { env });
  after(() => screen.kill('SIGKILL'));
  // The first page is there to choose from while the others are still on their way.
  await screen.sees(/> \[ \] i-web1 [\s\S]*0 chosen, \d{2,4} in all, loading more …/);
  screen.press('i-web2', keys.space);
  await screen.sees(/> \[x\] i-web2 .*\n[\s\S]*1 chosen, 1 of \d+ match/);
  screen.press(keys.backspace.repeat(6), 'sim-10000');
  await screen.sees(/> \[ \] i-sim10000 .*\n[\s\S]*1 chosen, 1 of 10007 match\n/);

  screen.press(keys.space, keys.backspace.repeat(9), 'rack=r07', keys.ctrlA);
  await screen.sees(/52 chosen, 50 of 10007 match\n +52 are chosen; one run takes at most 50\. Take 2 away\./);
  screen.press(keys.enter);
  await screen.sees(/52 are chosen/);
  // Only what is chosen: the two from before are taken away again.
  screen.press(keys.backspace.repeat(8), keys.tab);
  await screen.sees(/\[x\] i-web2[\s\S]*52 chosen; only these are shown/);
  screen.press('web-2', keys.space, keys.backspace.repeat(5), 'sim-10000', keys.space);
  await screen.sees(/50 chosen/);
  screen.press(keys.enter);
  await screen.sees(/\? Value of "name"/);
  screen.press(keys.enter);
  await screen.sees(
    /hello \(c-hello\) on 50 instances[\s\S]*InstanceId\.1-50 +i-sim00301, i-sim00302[\s\S]*> Run it, and wait/,
  );
  screen.press(keys.enter);
  await screen.ended;
  assert.match(screen.text(), /\d+ of 50 succeeded/);
  const ran = emulator.ledger.starts().map(({ instanceId }) => instanceId);
  assert.equal(ran.length, 50);
  assert.equal(new Set(ran).size, 50);
  assert.ok(ran.every((id) => id >= 'i-sim00301' && id <= 'i-sim00350'));
});
