import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Fault } from '../../src/domain/fault.ts';
import { faultSpec, parseFault } from '../../src/domain/fault-spec.ts';

const reset = { kind: 'reset' } as const;
const rows: readonly [string, Fault][] = [
  ['InvokeCommand:1:after-commit:reset', { action: 'InvokeCommand', calls: 1, phase: 'after-commit', effect: reset }],
  [
    'DescribeInvocationResults:*:latency=500ms',
    { action: 'DescribeInvocationResults', effect: { kind: 'latency', ms: 500 } },
  ],
  [
    'InvokeCommand:2-3:code=Throttling.User',
    { action: 'InvokeCommand', calls: [2, 3], effect: { kind: 'code', code: 'Throttling.User' } },
  ],
  [
    '*:2-:i-web1:close',
    { action: '*', calls: [2, Number.POSITIVE_INFINITY], instanceId: 'i-web1', effect: { kind: 'close' } },
  ],
  ['*:1:body:mi-1:cut', { action: '*', calls: 1, phase: 'body', instanceId: 'mi-1', effect: { kind: 'cut' } }],
  ['*:1:headers:drip=1s', { action: '*', calls: 1, phase: 'headers', effect: { kind: 'drip', ms: 1000 } }],
  ['*:1:before-read:hang', { action: '*', calls: 1, phase: 'before-read', effect: { kind: 'hang' } }],
  ['*:1:status=502', { action: '*', calls: 1, effect: { kind: 'status', status: 502 } }],
  [
    '*:1:status=200,body=html,retry-after=120s',
    { action: '*', calls: 1, effect: { kind: 'status', status: 200, body: 'html', retryAfterMs: 120_000 } },
  ],
  [
    '*:*:code=Throttling,status=429,retry-after=5s,time-left=1500ms',
    { action: '*', effect: { kind: 'code', code: 'Throttling', status: 429, retryAfterMs: 5000, timeLeftMs: 1500 } },
  ],
  ['InvokeCommand:1:hide=20s', { action: 'InvokeCommand', calls: 1, effect: { kind: 'hide', ms: 20_000 } }],
  [
    'SendFile:*:after-commit:i-web1:hide=forever',
    {
      action: 'SendFile',
      phase: 'after-commit',
      instanceId: 'i-web1',
      effect: { kind: 'hide', ms: Number.POSITIVE_INFINITY },
    },
  ],
  [
    'RunCommand:1:unknown=1500ms,code=InvalidInvokeId.NotFound',
    { action: 'RunCommand', calls: 1, effect: { kind: 'unknown', ms: 1500, code: 'InvalidInvokeId.NotFound' } },
  ],
];

for (const [spec, fault] of rows) {
  test(`${spec} is read, and written the same`, () => {
    const parsed = parseFault(spec);
    assert.ok(parsed.ok, JSON.stringify(parsed));
    assert.deepEqual(parsed.value, fault);
    assert.equal(faultSpec(fault), spec);
  });
}

for (const [short, long] of [
  ['*:1:throttle', '*:1:code=Throttling.User'],
  ['*:1:throttle=5s', '*:1:code=Throttling.User,retry-after=5s,time-left=5s'],
  ['*:1:quota', '*:1:code=Invocation.ExceedQuota'],
  ['*:1:i-web1:after-commit:latency=2m', '*:1:after-commit:i-web1:latency=120s'],
] as const) {
  test(`${short} is short for ${long}`, () => {
    const parsed = parseFault(short);
    assert.ok(parsed.ok, JSON.stringify(parsed));
    assert.equal(faultSpec(parsed.value), long);
  });
}

for (const [spec, ...rules] of [
  ['', 'fault'],
  ['InvokeCommand', 'fault'],
  ['InvokeCommand:1', 'fault'],
  ['invoke command:1:reset', 'fault-action'],
  [':1:reset', 'fault-action'],
  ['*:0:reset', 'fault-calls'],
  ['*:3-2:reset', 'fault-calls'],
  ['*::reset', 'fault-calls'],
  ['*:1:before-reading:reset', 'fault-effect'],
  ['*:1:after-commit', 'fault-effect'],
  ['*:1:reset=1', 'fault-effect'],
  ['*:1:latency', 'fault-effect'],
  ['*:1:toString', 'fault-effect'],
  ['*:1:latency=5', 'fault-value'],
  ['*:1:status=99', 'fault-value'],
  ['*:1:code=a b', 'fault-value'],
  ['*:1:throttle=soon', 'fault-value'],
  ['*:1:status=502,body=pdf', 'fault-option'],
  ['*:1:code=Throttling,body=html', 'fault-option'],
  ['*:1:code=Throttling,constructor=1', 'fault-option'],
  ['*:1:reset,retry-after=5s', 'fault-option'],
  ['*:1:body:headers:reset', 'fault-place'],
  ['*:1:i-1:i-2:reset', 'fault-place'],
  ['*:1:body:code=Throttling', 'fault-phase'],
  ['*:1:headers:cut', 'fault-phase'],
  ['*:1:drip=1s', 'fault-phase'],
  ['*:1:before-read:i-1:reset', 'fault-phase'],
  ['*:1:hide', 'fault-effect'],
  ['*:1:hide=ever', 'fault-value'],
  ['*:1:latency=forever', 'fault-value'],
  ['*:1:hide=1s,code=Throttling', 'fault-option'],
  ['*:1:unknown=1s,code=a b', 'fault-option'],
  ['*:1:unknown=1s,status=404', 'fault-option'],
  ['*:1:before-commit:hide=1s', 'fault-phase'],
  ['*:1:body:unknown=1s', 'fault-phase'],
  ['InvokeComand:1:reset', 'fault-action'],
  ['StartInstance:1:reset', 'fault-action'],
  ['DescribeInvocations:1:hide=20s', 'fault-hides'],
  ['StopInvocation:1:unknown=20s', 'fault-hides'],
  ['a b:0:body:headers:nothing', 'fault-effect', 'fault-action', 'fault-calls', 'fault-place'],
] as const) {
  test(`${JSON.stringify(spec)} is no fault: ${rules.join(', ')}`, () => {
    const parsed = parseFault(spec);
    assert.ok(!parsed.ok);
    assert.deepEqual(
      parsed.objections.map(({ rule }) => rule),
      rules,
    );
    for (const { why, fix } of parsed.objections) for (const { en, zh } of [why, fix]) assert.ok(en && zh && en !== zh);
  });
}

test('an action that is nearly one that is served is suggested', () => {
  const parsed = parseFault('InvokeComand:1:reset');
  assert.ok(!parsed.ok);
  assert.deepEqual(parsed.objections[0]?.fix, { en: 'Did you mean InvokeCommand?', zh: '是否想输入 InvokeCommand？' });
});
