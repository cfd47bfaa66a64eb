import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { allCodes } from '../../src/api/error-catalogue.ts';
import { pickCodes } from '../../src/cli/pick-codes.ts';

const picked: readonly (readonly [string, string, readonly string[]])[] = [
  ['a code', 'InvalidInstance.NotFound', ['InvalidInstance.NotFound']],
  ['in small letters', 'invalidinstance.notfound', ['InvalidInstance.NotFound']],
  ['with blanks around', '  ClientNotRunning \n', ['ClientNotRunning']],
  ['two codes', 'ClientNotRunning InvalidInstance.NotVpc', ['ClientNotRunning', 'InvalidInstance.NotVpc']],
  ['the same twice', 'ClientNotRunning ClientNotRunning', ['ClientNotRunning']],
  ['a label', 'Code: InvalidInstance.NotVpc', ['InvalidInstance.NotVpc']],
  ['a label and the end of a sentence', 'ErrorCode: Throttling.User.', ['Throttling.User']],
  ['a Chinese label', '错误码：InvalidInstance.NotVpc，请检查', ['InvalidInstance.NotVpc']],
  ['an SDK', 'SDKError: StatusCode: 404\nCode: InvalidCmdId.NotFound\nMessage: code: 404', ['InvalidCmdId.NotFound']],
  [
    'an answer in JSON',
    '{"RequestId":"X","HostId":"ecs.aliyuncs.com","Code":"InvalidInstance.NotVpc","Message":"The instance"}',
    ['InvalidInstance.NotVpc'],
  ],
  ['an answer in XML', '<Error><Code>Throttling.User</Code><Message>x</Message></Error>', ['Throttling.User']],
  [
    'our own JSON, behind other words',
    'oops {"schema":"ecs-invoke/1","error":{"type":"refused","code":"InvalidInstance.NotFound"},"exit":{"code":3}}',
    ['InvalidInstance.NotFound'],
  ],
  [
    'results, each with its code',
    '{"results":[{"errorCode":""},{"errorCode":"ClientNotRunning"},{"errorCode":"DeliveryTimeout"}]}',
    ['ClientNotRunning', 'DeliveryTimeout'],
  ],
  [
    'our own card',
    '✖ InvalidInstance.NotFound  (InvokeCommand, cn-x)\n  → Check --region.',
    ['InvalidInstance.NotFound'],
  ],
  ['our own line of a result', '✖ i-noagent1  not delivered  ClientNotRunning', ['ClientNotRunning']],
  ['pop-core', 'ThrottlingError: Throttling.Api: Request was denied, URL: https://x/?a=b', ['Throttling.Api']],
  ['JSON cut short', '{"RequestId":"X","Code":"Throttling.User","Mess', ['Throttling.User']],
  ['a sentence of the service', 'ERROR: The maximum length of a command is exceeded.', ['CmdContent.ExceedLimit']],
];
for (const [title, pasted, codes] of picked) {
  test(`${title}: ${codes.join(', ')}`, () => {
    const { found, unknown } = pickCodes(pasted);
    assert.deepEqual(
      found.map(({ row }) => row.code),
      codes,
    );
    assert.deepEqual(unknown, []);
  });
}

test('what looks like a code and is none is told, also beside one that is', () => {
  assert.deepEqual(pickCodes('InvalidInstance.NotFoud').unknown, ['InvalidInstance.NotFoud']);
  assert.deepEqual(pickCodes('ClientNotRunning NoSuch.Code').unknown, ['NoSuch.Code']);
  assert.deepEqual(pickCodes('Code: NoSuch.Code').unknown, ['NoSuch.Code']);
  assert.deepEqual(pickCodes('xyz').unknown, ['xyz']);
});

test('prose without a code has none: throttling is a word too', () => {
  assert.deepEqual(pickCodes('there was some throttling and an internalerror, nothing ran'), {
    found: [],
    unknown: [],
  });
});

test('any code is found in any of the shapes it comes in', () => {
  const codes = allCodes().map(({ row }) => row.code);
  const shapes = [
    (code: string) => code,
    (code: string) => `Code: ${code}, RequestId: 5F6A-11`,
    (code: string) => JSON.stringify({ data: { Code: code } }),
    (code: string) => `<Code>${code}</Code>`,
    (code: string) => `it failed (${code}).`,
  ];
  fc.assert(
    fc.property(fc.constantFrom(...codes), fc.constantFrom(...shapes), (code, shape) => {
      assert.deepEqual(
        pickCodes(shape(code)).found.map(({ row }) => row.code),
        [code],
        shape(code),
      );
    }),
    { numRuns: 1000 },
  );
});

test('nothing that is pasted breaks it', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (pasted) => void pickCodes(pasted)));
  pickCodes(`Code: ${'a.'.repeat(50_000)}`);
  pickCodes('{'.repeat(50_000));
});
