import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { FastClock } from './support/fast-clock.ts';
import { flat, row } from './support/row.ts';
import { canaries, longTimeout, type Scene } from './support/scene.ts';

row(
  21,
  'Throttling.User for 61 s, with a hint',
  { inside: true, faults: ['InvokeCommand:*:throttle=5s'] },
  { ran: 1, exit: 0, says: [/throttl/i, /in \d+(\.\d+)? ?s/i], journal: ['sent', 'accepted'] },
  async (here) => {
    const running = here.run();
    // The clock runs fast: on a busy machine the 61 s would be over before the first call.
    await here.until(() => here.emulator.faults.list()[0]!.struck > 0, 'the first refusal');
    here.clock?.after(61_000, () => here.emulator.faults.clear());
    return running;
  },
);

row(
  '21 for ever',
  'Throttling that does not end: patience does, and nothing ran',
  { inside: true, faults: ['InvokeCommand:*:throttle=5s'] },
  { ran: 0, exit: 69, says: [/throttl/i] },
  async (here) => {
    const startedAt = here.clock?.now().getTime() ?? 0;
    const ended = await here.run();
    const waited = ((here.clock?.now().getTime() ?? 0) - startedAt) / 1000;
    assert.ok(waited >= 70, `patience of ${waited} s`);
    const { struck } = here.emulator.faults.list()[0]!;
    assert.ok(struck <= waited + 1, `${struck} probes in ${waited} s`);
    return ended;
  },
);

row(
  '21 with a deadline',
  'a deadline is shorter than the patience',
  { inside: true, faults: ['InvokeCommand:*:throttle=5s'] },
  { ran: 0, exit: 69 },
  async (here) => {
    const startedAt = here.clock?.now().getTime() ?? 0;
    const ended = await here.run([...here.words(), '--deadline', '20s']);
    const waited = ((here.clock?.now().getTime() ?? 0) - startedAt) / 1000;
    assert.ok(waited < 60, `it waited ${waited} s`);
    return ended;
  },
);

row(
  22,
  'Throttling on polls only',
  { inside: true, faults: ['DescribeInvocationResults:1-5:throttle=2s'] },
  { ran: 1, exit: 0, says: [/i-web1 +success/] },
);

/** A profile whose keys a program gives: it prints what lies in a file, so that the test can put new ones there. */
function externalProfile(here: Scene, secondsOfTheFirst: number): { env: Record<string, string>; renew: () => void } {
  const keys = path.join(here.home, 'keys.json');
  const config = path.join(here.home, 'config.json');
  const put = (durationSeconds: number) => {
    const { accessKeyId, accessKeySecret, securityToken } = here.emulator.sts({ durationSeconds });
    writeFileSync(
      keys,
      JSON.stringify({
        mode: 'StsToken',
        access_key_id: accessKeyId,
        access_key_secret: accessKeySecret,
        sts_token: securityToken,
      }),
    );
  };
  put(secondsOfTheFirst);
  const profile = { name: 'matrix', mode: 'External', process_command: `cat ${keys}`, region_id: 'cn-hangzhou' };
  writeFileSync(config, JSON.stringify({ current: 'matrix', profiles: [profile] }), { mode: 0o600 });
  return { env: { ...withoutKeys, ECS_INVOKE_CONFIG: config, ECS_INVOKE_PROFILE: 'matrix' }, renew: () => put(3600) };
}

const withoutKeys = {
  ALIBABA_CLOUD_ACCESS_KEY_ID: '',
  ALIBABA_CLOUD_ACCESS_KEY_SECRET: '',
  ALIBABA_CLOUD_IGNORE_PROFILE: '',
};

/** Runs until the row lets it end. */
const waiting = {
  id: 'c-mark-waits',
  name: 'waits',
  timeout: longTimeout,
  content: `: '{{secret}}'\necho '{{mark}}' >> "$HOME/marks"\nwhile [ ! -e "$HOME/end" ]; do sleep 0.05; done\n`,
  enableParameter: true,
};

function waitsThere(here: Scene): readonly string[] {
  return here.words().map((word) => (word === 'c-mark' ? waiting.id : word));
}

/** The service is past the 60 s of the keys. */
async function expire({ emulator }: Scene): Promise<void> {
  await emulator.clock.moveTo(emulator.clock.now().getTime() + 61_000, async () => {});
}

function letItEnd(here: Scene): void {
  writeFileSync(path.join(here.emulator.dataDir, 'instances', 'i-web1', 'root', 'end'), '');
}

row(
  24,
  'the STS token expires between two polls',
  { fleet: { commands: [waiting] } },
  { ran: 1, exit: 0, says: [/i-web1 +success/] },
  async (here) => {
    const { env, renew } = externalProfile(here, 60);
    const running = here.run(waitsThere(here), { env });
    await here.until(() => here.starts.length === 1);
    renew();
    await expire(here);
    const polled = here.emulator.faults.add({
      action: 'DescribeInvocationResults',
      effect: { kind: 'latency', ms: 0 },
    });
    await here.until(() => (here.emulator.faults.list().find(({ id }) => id === polled)?.met ?? 0) > 1);
    letItEnd(here);
    return running;
  },
);

row(
  25,
  'the STS token expired and cannot be refreshed',
  { fleet: { commands: [waiting] } },
  { ran: 1, exit: 124, says: [/t-[0-9a-f]{32}/, /expired/i, /resume|show/] },
  async (here) => {
    const { accessKeyId, accessKeySecret, securityToken } = here.emulator.sts({ durationSeconds: 60 });
    const env = {
      ALIBABA_CLOUD_ACCESS_KEY_ID: accessKeyId,
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: accessKeySecret,
      ALIBABA_CLOUD_SECURITY_TOKEN: securityToken,
    };
    const running = here.run(waitsThere(here), { env });
    await here.until(() => here.starts.length === 1);
    await expire(here);
    const ended = await running;
    letItEnd(here);
    assert.ok(!`${ended.stdout}${ended.stderr}${here.stateText}`.includes(securityToken), 'the token is told');
    return ended;
  },
);

row(
  28,
  'SignatureDoesNotMatch',
  {},
  { ran: 0, exit: 77, says: [/SignatureDoesNotMatch/, /The service signed the same text/] },
  async (here) => {
    const ended = await here.run(here.words(), {
      env: { ALIBABA_CLOUD_ACCESS_KEY_SECRET: `${canaries.accessKeySecret}x` },
    });
    assert.ok(!flat(ended.stderr).includes(here.marker), 'the value of a parameter is told');
    return ended;
  },
);

row(
  52,
  'the laptop sleeps 40 min while polling',
  { inside: true, fleet: { commands: [waiting] } },
  { ran: 1, exit: 0, says: [/i-web1 +success/] },
  async (here) => {
    const clock = new FastClock();
    const running = here.run(waitsThere(here), { clock });
    await here.until(() => here.starts.length === 1);
    clock.jump(40 * 60_000);
    letItEnd(here);
    return running;
  },
);
