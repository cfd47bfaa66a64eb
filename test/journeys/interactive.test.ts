import assert from 'node:assert/strict';
import { test } from 'node:test';
import { conversation, here, keys, onward, starts } from '../support/conversation.ts';
import { ecsInvoke } from '../support/journey.ts';

test('the whole job: region, command by its content, instances by name, parameter, now; and the line that does the same', async () => {
  const screen = await conversation([]);
  await screen.sees(/\? Region\n> cn-hangzhou .*configured/);
  screen.press('hang', keys.enter);
  await screen.sees(/✔ Region {2}cn-hangzhou\n\? Command/);
  await screen.sees(/hello +c-hello +RunShellScript +\{\{name\}\}/);
  screen.press('END_OF_NAME');
  await screen.sees(/\? Command END_OF_NAME\n> hello .*\n {4}# greets by name/);
  screen.press(keys.enter);
  await screen.sees(/\? Instances\n> \[ \] i-web1 .*Running/);
  await screen.sees(/\[-\] i-noagent1 .*no Cloud Assistant agent/);
  screen.press('role=web', keys.space, keys.down, keys.space);
  await screen.sees(/2 chosen, 2 of 7 match/);
  screen.press(keys.enter);
  await screen.sees(/\? Value of "name"/);
  screen.press('Jack', keys.enter);
  await screen.sees(/\? When\n> Now, once/);
  screen.press(keys.enter);
  await screen.sees(/hello \(c-hello\) on 2 instances in cn-hangzhou\nPOST .*InvokeCommand/);
  await screen.sees(/InstanceId\.1-2 +i-web1, i-web2\n +Parameters +\{"name":"<hidden:4>"\}/);
  await screen.sees(/> Run it, and wait for the output/);
  screen.press(keys.enter);
  assert.equal(await screen.ended, 0);
  assert.match(screen.text(), /Hello, Jack! This is web-1\.[\s\S]*Hello, Jack! This is web-2\./);
  assert.match(screen.text(), /2 of 2 succeeded/);

  const [, line = ''] =
    /The same without questions:\n {2}printf 'PARAM_NAME: ' && read -rs PARAM_NAME && export PARAM_NAME\n {2}(ecs-invoke .*)$/.exec(
      screen.text(),
    ) ?? [];
  assert.equal(line, 'ecs-invoke -r cn-hangzhou -c c-hello -i i-web1,i-web2 --param-env name=PARAM_NAME --wait');
  const { env } = await here;
  const again = await ecsInvoke(line.split(' ').slice(1), { env: { ...env, PARAM_NAME: 'Jill' } });
  assert.equal(again.code, 0);
  assert.match(again.stdout, /Hello, Jill! This is web-1\./);
});

test('what is configured comes first; where nothing is, the region of the last run does', async () => {
  const nothing = { ALIBABA_CLOUD_REGION_ID: undefined, ALIBABA_CLOUD_IGNORE_PROFILE: undefined };
  const screen = await conversation([], { env: nothing });
  await screen.sees(/\? Region\n> cn-hangzhou .*used last/);
  screen.press(keys.ctrlC);
  assert.equal(await screen.ended, 130);
  const other = await conversation([], { env: { ALIBABA_CLOUD_REGION_ID: 'cn-beijing' } });
  await other.sees(/\? Region\n> cn-beijing .*configured\n {2}cn-hangzhou .*used last/);
  other.press(keys.ctrlC);
  assert.equal(await other.ended, 130);
});

test('Esc goes back, and what was entered is still there', async () => {
  const before = await starts();
  const screen = await conversation(['--interactive', '-c', 'c-hello', '-i', 'i-web1']);
  await screen.sees(/\? Region/);
  screen.press(keys.enter);
  await screen.sees(/\? Command/);
  await screen.sees(/> hello/);
  screen.press(keys.enter);
  await screen.sees(/1 chosen, 7 in all\n/);
  screen.press(keys.down, keys.space);
  await screen.sees(/2 chosen, 7 in all\n/);
  screen.press(keys.enter);
  await screen.sees(/\? Value of "name"/);
  screen.press('Jack', keys.enter);
  await screen.sees(/\? When/);
  screen.press(keys.escape);
  await screen.sees(/\? Value of "name" \(Enter keeps what was typed\)/);
  screen.press(keys.escape);
  await screen.sees(/\? Instances\n> \[x\] i-web1.*\n {2}\[x\] i-web2/);
  screen.press(keys.escape);
  await screen.sees(/\? Command\n[\s\S]*> hello/);
  screen.press(keys.escape);
  await screen.sees(/\? Region\n> cn-hangzhou/);
  // There is nothing before the first question.
  screen.press(keys.escape);
  await screen.sees(/\? Region\n> cn-hangzhou/);
  screen.press(keys.enter);
  await screen.sees(/\? Command\n[\s\S]*> hello/);
  screen.press(keys.enter);
  await screen.sees(/2 chosen/);
  screen.press(keys.enter);
  await screen.sees(/\? Value of "name" \(Enter keeps what was typed\)/);
  screen.press(keys.enter);
  await screen.sees(/✔ Value of "name" {2}<hidden:4>\n\? When/);
  await screen.sees(/\? When/);
  screen.press(keys.enter);
  await screen.sees(/\? What now/);
  screen.press(keys.escape);
  await screen.sees(/\? When/);
  screen.press(keys.ctrlC);
  assert.equal(await screen.ended, 130);
  assert.match(screen.text(), /Left\. Nothing was sent\.$/);
  assert.equal(await starts(), before);
});

test('a refused call keeps what was entered: corrected and sent', async () => {
  const screen = await conversation(['-c', 'c-hello', '-p', 'name=Jack']);
  await screen.sees(/\? Instances/);
  await screen.sees(/7 in all\n/);
  screen.press('i-nosuch', keys.space);
  await screen.sees(/1 chosen/);
  screen.press(keys.enter);
  await screen.sees(/> Run it, and wait/);
  screen.press(keys.enter);
  await screen.sees(/InvalidInstance\.NotFound[\s\S]*\? What now/);
  // What was refused is not what Enter sends once more.
  await screen.sees(/> Change the command/);
  screen.press(keys.down);
  await screen.sees(/> Change the instances/);
  screen.press(keys.enter);
  await screen.sees(/\? Instances\n> \[x\] i-nosuch\n[\s\S]*1 chosen, 7 in all\n/);
  screen.press('nosuch', keys.space);
  await screen.sees(/0 chosen/);
  screen.press(keys.backspace.repeat(6), 'web-2', keys.space);
  await screen.sees(/1 chosen, 1 of 7/);
  screen.press(keys.enter);
  await screen.sees(/InstanceId\.1 +i-web2\n[\s\S]*> Run it, and wait/);
  screen.press(keys.enter);
  assert.equal(await screen.ended, 0);
  assert.match(screen.text(), /Hello, Jack! This is web-2\./);
  assert.match(screen.text(), /ecs-invoke -r cn-hangzhou -c c-hello -i i-web2 -p name=Jack --wait$/);
});

test('Esc in a change goes back to the request, which is as it was', async () => {
  const screen = await conversation(['-c', 'c-fail', '-i', 'i-web1', '--interactive', '--repeat-mode', 'EveryReboot']);
  for (const question of [/\? Region/, /\? Command/, /\? Instances/]) {
    await screen.sees(question);
    screen.press(keys.enter);
  }
  await screen.sees(/RepeatMode +EveryReboot[\s\S]*> Have it run then/);
  screen.press(keys.down, keys.down, keys.enter);
  await screen.sees(/\? Instances/);
  screen.press(keys.escape);
  await screen.sees(/✔ What now {2}Change the instances\n[\s\S]*RepeatMode +EveryReboot[\s\S]*> Have it run then/);
  screen.press(keys.ctrlC);
  assert.equal(await screen.ended, 130);
});

test('leaving after a refusal: its exit code, and what was refused did not run', async () => {
  const screen = await conversation(['-c', 'c-hello', '-i', 'i-nosuch', '-p', 'name=Jack', '--interactive', '--wait']);
  await onward(screen, /\? Region/, /\? Command/, /\? Instances/, /\? What now/);
  await screen.sees(/InvalidInstance\.NotFound[\s\S]*\? What now/);
  screen.press(keys.up, keys.down.repeat(8));
  await screen.sees(/> Leave; nothing is sent/);
  screen.press(keys.enter);
  assert.equal(await screen.ended, 3);
});

test('a list that breaks off says so, keeps what has come, and loads again', async () => {
  const { emulator } = await here;
  emulator.faults.refuseNext('DescribeInstances', 'Throttling.User', 3);
  const screen = await conversation(['-c', 'c-fail']);
  await screen.sees(/The list is not whole \(Throttling\.User\)/);
  screen.press(keys.ctrlR);
  await screen.sees(/7 in all\n/);
  screen.press(keys.space, keys.enter);
  await screen.sees(/\? What now/);
  screen.press(keys.enter);
  assert.equal(await screen.ended, 7);
});

test('only what is missing is asked for', async () => {
  const screen = await conversation(['-i', 'i-web1', '--wait', '-y']);
  await screen.sees(/\? Command\n[\s\S]*c-fail/);
  screen.press('fail', keys.enter);
  assert.equal(await screen.ended, 7);
  assert.doesNotMatch(screen.text(), /Region|When|What now/);
});

test('stdout is for the result: in a substitution it is the InvokeId alone', async () => {
  const screen = await conversation([], { shell: 'id=$(ecs_invoke -c c-fail -y); echo "<$id>"' });
  await screen.sees(/\? Instances/);
  await screen.sees(/7 in all\n/);
  screen.press(keys.space, keys.enter);
  await screen.ended;
  assert.match(screen.text(), /<t-[0-9a-f]{32}>/);
});

test('no credentials: the emulator of this machine is offered, or the way to credentials', async () => {
  const none = { ALIBABA_CLOUD_ACCESS_KEY_ID: undefined, ALIBABA_CLOUD_ACCESS_KEY_SECRET: undefined };
  const screen = await conversation([], { env: { ...none, ECS_INVOKE_ENDPOINT: undefined } });
  await screen.sees(/There are no credentials[\s\S]*> The emulator of this machine/);
  screen.press(keys.enter);
  await screen.sees(/\? Region/);
  screen.press(keys.enter);
  await screen.sees(/\? Command\n[\s\S]*c-hello/);
  screen.press(keys.ctrlC);
  assert.equal(await screen.ended, 130);

  const left = await conversation([], { env: { ...none, ECS_INVOKE_ENDPOINT: undefined } });
  await left.sees(/> The emulator of this machine/);
  left.press(keys.down, keys.enter);
  assert.equal(await left.ended, 78);
});
