import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NotSentReason } from '../../src/api/call-problem.ts';
import { NoAnswer, NotSent, Refused } from '../../src/api/call-problem.ts';
import { ConfigurationProblem } from '../../src/api/configuration-problem.ts';
import { CredentialsPlan } from '../../src/api/credentials/plan.ts';
import { Credentials } from '../../src/api/credentials.ts';
import { type Check, failed, ok, skipped, warning, waysOut } from '../../src/cli/doctor/check.ts';
import { credentialsCheck, fetchingCheck, keyWords, settled } from '../../src/cli/doctor/identity-checks.ts';
import { completionCheck, programCheck } from '../../src/cli/doctor/local-checks.ts';
import { networkChecks } from '../../src/cli/doctor/network-checks.ts';
import type { Place } from '../../src/cli/doctor/place.ts';
import { clockCheck, permissionsCheck, runningCheck, signatureCheck } from '../../src/cli/doctor/service-checks.ts';
import { exits } from '../../src/cli/exit-code.ts';
import { noPaint } from '../../src/cli/page.ts';
import { renderDoctor } from '../../src/cli/render/doctor.ts';
import { stringWidth } from '../../src/cli/render/wrap.ts';
import { editions } from '../../src/domain/editions.ts';
import { text } from '../../src/domain/text.ts';

const { signal } = new AbortController();
const stopped = AbortSignal.abort('SIGINT');
const words = text(
  'a finding of some length that has to be broken somewhere',
  '一条较长的检查结果，需要在某处换行，才能放进窄屏',
);
const refused = (code: string) => new Refused({ action: 'x', code, serviceMessage: '', requestId: 'r', status: 403 });
const access = (problem: Refused | NotSent | NoAnswer | null) => ({
  first: problem,
  signed: { problem },
  reads: [{ action: 'DescribeRegions' as const, problem }],
});
const place: Place = {
  edition: editions.current,
  emulated: false,
  configuration: null,
  settingsFailed: false,
  sources: [],
  identity: { kind: 'none', problem: new ConfigurationProblem('credentials-none', words, words) },
  notes: [],
  region: { checked: { ok: true, value: 'cn-hangzhou', notes: [] }, source: text('-r', '-r') },
  endpoint: 'https://ecs.test',
  endpointSource: words,
  authorities: [],
  way: { proxy: null, why: 'none-named', variable: '' },
  close: async () => {},
};

for (const [offset, state, direction] of [
  [0, 'ok', /the same/],
  [2, 'ok', /the same/],
  [-60, 'ok', /^1 min 0 s ahead of/],
  [61, 'warning', /^1 min 1 s behind/],
  [-900, 'warning', /^15 min 0 s ahead of/],
  [901, 'failed', /^15 min 1 s behind/],
] as const) {
  test(`a clock that the service is ${offset} s ahead of: ${state}`, () => {
    const check = clockCheck(access(null), offset, 'linux');
    assert.equal(check.state, state);
    assert.match(check.evidence.en, direction);
    assert.equal(check.fix.en.length > 0, state !== 'ok');
    assert.equal(check.exit?.code, state === 'failed' ? 77 : undefined);
  });
}

test('the clock: a refusal without a Date fails too; no answer is skipped; each system has its command', () => {
  const expired = access(refused('InvalidTimeStamp.Expired'));
  assert.equal(clockCheck(expired, null, 'linux').state, 'failed');
  assert.equal(clockCheck(access(null), null, 'linux').state, 'skipped');
  assert.match(clockCheck(expired, 3600, 'win32').fix.en.join(), /w32tm/);
  assert.match(clockCheck(expired, 3600, 'darwin').fix.zh.join(), /sntp/);
});

test('the signature: what judges it, and what comes before it', () => {
  const why = text('no', '无');
  const state = (code: string) => signatureCheck(access(refused(code)), why, signal).state;
  assert.deepEqual(
    ['Forbidden.RAM', 'InvalidTimeStamp.Expired', 'Throttling.User', 'InvalidAccessKeyId.NotFound', 'Nobody.Knows'].map(
      state,
    ),
    ['ok', 'skipped', 'skipped', 'failed', 'failed'],
  );
  assert.equal(signatureCheck(access(refused('SignatureDoesNotMatch')), why, signal).exit, exits.denied);
  assert.deepEqual(signatureCheck({ ...access(null), signed: null }, why, signal).evidence, why);
});

test('permissions: throttled reads are unanswered, not denied; a region that is refused is no permission', () => {
  const reads = [
    { action: 'DescribeRegions' as const, problem: null },
    { action: 'DescribeInstances' as const, problem: refused('Throttling.User') },
    { action: 'DescribeCommands' as const, problem: refused('InvalidRegionId.NotFound') },
    { action: 'DescribeInvocationResults' as const, problem: refused('InvalidInvokeId.NotFound') },
  ];
  const check = permissionsCheck({ ...access(null), reads }, 'cn-x', signal);
  assert.deepEqual(
    [check.state, check.evidence.en, check.details.length],
    ['warning', '2 of 4 reads were answered', 2],
  );
  assert.match(check.details[1]?.words.en ?? '', /InvalidRegionId/);
  const denied = reads.map((each) => ({ ...each, problem: refused('Forbidden.RAM') }));
  assert.equal(permissionsCheck({ ...access(null), reads: denied.slice(0, 3) }, 'cn-x', signal).state, 'warning');
  assert.equal(permissionsCheck({ ...access(null), reads: denied }, 'cn-x', signal).exit, exits.denied);
});

const failedAt = (reason: NotSentReason, code = '') =>
  networkChecks(
    place,
    { problem: new NotSent({ action: 'x', reason, host: 'ecs.test:443', code }), seen: null },
    signal,
  );

for (const [reason, step] of [
  ['name-not-found', 'endpoint'],
  ['connect-timeout', 'endpoint'],
  ['interrupted', 'endpoint'],
  ['tls-handshake', 'certificate'],
  ['tls-certificate', 'certificate'],
  ['proxy-authentication', 'proxy'],
  ['proxy-silent', 'proxy'],
] as const) {
  test(`${reason} is a failure of: ${step}`, () => {
    const wrong = failedAt(reason).filter(({ state }) => state === 'failed');
    assert.deepEqual(
      wrong.map(({ id }) => id),
      [step],
    );
    assert.equal(wrong[0]?.exit?.code, 69);
    assert.ok((wrong[0]?.fix.en.length ?? 0) > 0 && (wrong[0]?.fix.zh.length ?? 0) > 0);
    const said = `${wrong[0]?.evidence.en} ${wrong[0]?.fix.en.join(' ')}${wrong[0]?.fix.zh.join('')}`;
    assert.doesNotMatch(said, /<host>|<域名>|repeating the command/);
  });
}

test('every way an answer can miss has a way out, in both languages, and claims nothing ran or may have', () => {
  const reasons = [
    'timeout',
    'reset',
    'cut-body',
    'empty-body',
    'html',
    'not-the-api',
    'no-result-field',
    'server-error',
    'interrupted',
  ] as const;
  for (const reason of reasons) {
    const problem = new NoAnswer({ action: 'x', reason, host: 'ecs.test:443', waitedMs: 1 });
    const answer = networkChecks(place, { problem, seen: null }, signal).find(({ id }) => id === 'answer');
    assert.equal(answer?.state, 'failed');
    const said = [answer.evidence.en, answer.evidence.zh, ...answer.fix.en, ...answer.fix.zh].join('\n');
    assert.doesNotMatch(said, /may have run|has probably run|InvokeId|可能已|You stopped|^Then |^然后/m, reason);
    assert.ok(answer.fix.en.length > 0 && answer.fix.zh.length > 0, reason);
  }
});

test('Ctrl-C is no finding: what it cut off is skipped', () => {
  const problem = new NoAnswer({ action: 'x', reason: 'interrupted', host: 'h:1', waitedMs: 1 });
  const states = networkChecks(place, { problem, seen: null }, stopped).map(({ state }) => state);
  assert.deepEqual(states, ['ok', 'skipped']);
  assert.equal(signatureCheck(access(problem), words, stopped).state, 'skipped');
});

test('credentials that do not come in time are told; after Ctrl-C they are not', () => {
  const plan = new CredentialsPlan({ mode: 'EcsRamRole', owner: text('The role', '角色'), fields: {} });
  const here: Place = { ...place, identity: { kind: 'plan', plan, source: words } };
  const late = new ConfigurationProblem('credentials-interrupted', words, words);
  const now = new Date(0);
  assert.equal(fetchingCheck(here, late, { now, signal })?.exit?.code, 78);
  assert.equal(fetchingCheck(here, late, { now, signal: stopped })?.state, 'skipped');
  const said = new ConfigurationProblem('token-service-refused', words, words, true);
  assert.equal(fetchingCheck(here, said, { now, signal })?.exit?.code, 77);
  assert.equal(fetchingCheck(place, null, { now, signal }), null);
});

test('the role of an instance that is none, the last resort: there are no credentials, and the role is absent', () => {
  const facts = { mode: 'EcsRamRole' as const, owner: text('The role', '角色'), fields: {} };
  const source = { id: 'instance-role' as const, name: text('the role', '角色'), words };
  const here = (lastResort: boolean): Place => ({
    ...place,
    identity: { kind: 'plan', plan: new CredentialsPlan({ ...facts, lastResort }), source: words },
    sources: [{ ...source, state: 'taken' }],
  });
  const none = new ConfigurationProblem('credentials-none', words, words);
  const resolved = settled(here(true), none);
  const check = credentialsCheck(resolved);
  assert.deepEqual([check.state, check.exit?.code, resolved.sources[0]?.state], ['failed', 78, 'absent']);
  assert.match(check.details[0]?.words.en ?? '', /^the role: The metadata service was asked/);
  assert.equal(fetchingCheck(resolved, none, { now: new Date(0), signal }), null);
  const refusal = new ConfigurationProblem('token-service-refused', words, words, true);
  assert.equal(settled(here(true), refusal).identity.kind, 'plan');
  assert.equal(settled(here(false), none).identity.kind, 'plan');
});

test('of a key four characters are shown, of a short one none', () => {
  const key = (accessKeyId: string, securityToken: string | null = null) =>
    keyWords(new Credentials({ accessKeyId, accessKeySecret: 'canarySecret', securityToken }));
  assert.equal(key('LTAI5tcanarycanary1234').en, 'key …1234');
  assert.equal(key('LTAIcanary').en, 'key …');
  assert.equal(key('STS.canarycanary1234', 'canaryToken').zh, '临时密钥 …1234');
});

test('the program: an old Node is a warning, 20.19 itself and anything later is not', () => {
  const state = (node: string) => programCheck({ program: '1.0.0', node, oldestNode: '20.19' }, 'linux').state;
  assert.deepEqual(['18.20.1', '20.9.0', '20.19.0', '22.1.0'].map(state), ['warning', 'warning', 'ok', 'ok']);
});

test('completion is a hint, never a problem; older editions have no rehearsal to name', () => {
  assert.equal(completionCheck({ shell: 'zsh', installed: 'yes' }).state, 'ok');
  assert.equal(completionCheck({ shell: 'bash', installed: 'unread' }).state, 'skipped');
  assert.match(completionCheck({ shell: 'zsh', installed: 'no' }).evidence.en, /ecs-invoke completion zsh/);
  assert.equal(completionCheck({ shell: null, installed: 'no' }).state, 'skipped');
  assert.deepEqual(runningCheck(editions['2018'], '').fix.en, []);
  assert.match(runningCheck(editions.current, ' -r cn-x').fix.zh.join(), /--rehearse -r cn-x/);
});

const found = { access: null, seen: null, clockOffset: null, fetched: null };
const some: readonly Check[] = [
  ok('program', words),
  warning('configuration', words, waysOut(words), { details: [{ state: 'failed', words }] }),
  failed(
    'permissions',
    text('a\u001b[2Jb', 'a\u001b[2Jb'),
    waysOut(text('Do: ecs-invoke doctor --policy', '执行：ecs-invoke doctor --policy')),
    exits.denied,
  ),
  skipped('signature', words),
];

for (const language of ['en', 'zh'] as const) {
  for (const width of [40, 60, 80, 120]) {
    test(`the page in ${language} on ${width} columns: no line is longer, no control sequence gets through`, () => {
      const page = { language, width, paint: noPaint, brief: false };
      const lines = renderDoctor({ place, found, checks: some, exit: exits.denied, line: '' }, page).split('\n');
      for (const line of lines) assert.ok(stringWidth(line) <= width, line);
      assert.ok(!lines.join('').includes('\u001b'));
      assert.ok(lines.some((line) => line.trim() === 'ecs-invoke doctor --policy'));
    });
  }
}

test('the last line: the first to mend, warnings only, all well', () => {
  const page = { language: 'en' as const, width: 80, paint: noPaint, brief: false };
  const last = (checks: readonly Check[], exit = exits.shown) => {
    return renderDoctor({ place, found, checks, exit, line: ' --emulator' }, page).split('\n').slice(-4).join('\n');
  };
  const both = [...some, failed('clock', words, waysOut(), exits.denied)];
  assert.match(
    last(both, exits.denied),
    /2 problems; the first to mend: Permissions\.\n.*\n {6}ecs-invoke doctor --emulator\n$/,
  );
  assert.match(last(some.slice(0, 2)), /one warning\.\n.*\n {6}ecs-invoke instances list --emulator\n$/);
  assert.match(last(some.slice(0, 1)), /^✓ All well\./m);
});
