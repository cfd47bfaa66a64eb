import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  allCodes,
  type CatalogueEntry,
  explainRequestError,
  explainResultError,
  familyTitles,
  nearCodes,
  type RefusalKind,
} from '../../src/api/error-catalogue.ts';
import { notSentReasons } from '../../src/api/errors/not-sent-reasons.ts';
import { pages } from '../contract/samples.ts';
import { agentNames, gatewayAndCommon, invokeCommandToday, otherActions, resultCodes } from './documented-codes.ts';

const han = /\p{Script=Han}/u;
/** What nobody may say when the command may have run. */
const sendItAgain =
  /\b(?:try|send it|run it|run the command) again\b|\bretry|重试|再试|重新(?:发送|执行|运行)|再次(?:发送|执行|运行)/i;

function textsOf({ row }: CatalogueEntry): { en: readonly string[]; zh: readonly string[] } {
  return { en: [row.en.why, ...row.en.fix], zh: [row.zh.why, ...row.zh.fix] };
}

for (const { edition, errors } of pages) {
  for (const { code, status, message } of errors) {
    test(`page of ${edition}: ${code} is explained, with the page's status and message`, () => {
      const row = explainRequestError(code);
      const found = row?.documented.filter(({ source }) => source === `page ${edition}`);
      assert.deepEqual(found, [{ source: `page ${edition}`, status, message }]);
    });
  }
}

test('the pages have 11 and 9 codes, no code twice', () => {
  assert.deepEqual(
    pages.map(({ errors }) => new Set(errors.map(({ code }) => code)).size),
    [11, 9],
  );
});

for (const [name, list] of Object.entries({ invokeCommandToday, gatewayAndCommon, otherActions })) {
  for (const { status, code, message } of list) {
    test(`${name}: ${code} is explained, with ${status} and its message`, () => {
      const row = explainRequestError(code);
      const wordings = row?.documented.map((each) => `${each.status} ${each.message}`) ?? [];
      assert.ok(wordings.includes(`${status} ${message}`), `${code}: ${JSON.stringify(wordings)}`);
    });
  }
}

test('codes of InvokeCommand and of the gateway have rows of their own, not only a family', () => {
  const own = new Set(allCodes().map(({ row }) => row.code));
  const lacking = [...invokeCommandToday, ...gatewayAndCommon, ...otherActions, ...pages.flatMap((page) => page.errors)]
    .map(({ code }) => code)
    .filter((code) => !own.has(code));
  assert.deepEqual(lacking, []);
});

for (const [ran, codes] of Object.entries(resultCodes)) {
  for (const code of codes) {
    test(`result ${code}: the command ran: ${ran}`, () => assert.equal(explainResultError(code)?.ran, ran));
  }
}

test('the names of the agent are explained', () => {
  assert.deepEqual(
    agentNames.filter((name) => explainResultError(name) === null),
    [],
  );
});

test('every row has a cause and a way out in both languages, in the right script', () => {
  for (const entry of allCodes()) {
    const { en, zh } = textsOf(entry);
    assert.ok(en.length >= 2, `${entry.row.code} has no way out in English`);
    assert.equal(en.length, zh.length, `${entry.row.code} says more in one language`);
    for (const sentence of en) {
      assert.match(
        sentence,
        /^[A-Z0-9"-](?:.{10,}[.?)]|.+: (?:aliyun ecs|ecs-invoke) .+)$/su,
        `${entry.row.code}: ${sentence}`,
      );
      assert.doesNotMatch(sentence, han);
    }
    for (const sentence of zh) {
      assert.match(
        sentence,
        /(?:.{5,}[。？）…]|.+：(?:aliyun ecs|ecs-invoke) .+)$/su,
        `${entry.row.code}: ${sentence}`,
      );
      assert.match(sentence, han);
    }
  }
});

test('a row names where it is documented', () => {
  for (const { row } of allCodes()) assert.ok(row.sources.length > 0, row.code);
  assert.deepEqual(explainRequestError('InvalidCmdId.NotFound')?.sources, ['page 2018', 'current']);
});

test('where the command may have run nobody says to send it again, and every row says how to find out', () => {
  const open = allCodes().filter(({ of, row }) =>
    of === 'request' ? ['server', 'outcome-open'].includes(row.kind) : row.ran === 'unknown',
  );
  assert.ok(open.length > 10);
  for (const entry of open) {
    const { en, zh } = textsOf(entry);
    for (const sentence of [...en, ...zh]) assert.doesNotMatch(sentence, sendItAgain, entry.row.code);
    if (entry.of === 'request') assert.match(en.join(' '), /Find out whether it ran/, entry.row.code);
  }
});

const kinds: readonly (readonly [string, RefusalKind])[] = [
  ['InvalidInstance.NotFound', 'not-found'],
  ['InvalidInstance.NotMatch', 'refused'],
  ['MissingParameter.Frequency', 'refused'],
  ['MissingParam.Frequency', 'refused'],
  ['SignatureDoesNotMatch', 'credentials'],
  ['InvalidAccessKeyId.NotFound', 'credentials'],
  ['InvalidSecurityToken.Expired', 'credentials'],
  ['Forbidden.RAM', 'permission'],
  ['Operation.Forbidden', 'permission'],
  ['InvalidTimeStamp.Expired', 'clock'],
  ['Throttling.User', 'throttled'],
  ['Invocation.ExceedQuota', 'quota'],
  ['InternalError.Dispatch', 'server'],
  ['ServiceUnavailable', 'server'],
  ['SignatureNonceUsed', 'outcome-open'],
  ['OperationConflict', 'outcome-open'],
  ['IdempotentProcessing', 'outcome-open'],
  ['IdempotentParameterMismatch', 'refused'],
  ['Emulator.NotSupported', 'refused'],
  // Families.
  ['MissingWorkingDir', 'refused'],
  ['MissingParameter.Timeout', 'refused'],
  ['MissingSignatureNonce', 'refused'],
  ['InvalidParameter.Timeout', 'refused'],
  ['Throttling.Policy', 'throttled'],
  ['Rejected.Throttling', 'throttled'],
  ['InternalError.Unknown', 'server'],
  ['InternalErrorInDispatch', 'server'],
  ['ServiceUnavailable.Busy', 'server'],
  ['Forbidden', 'permission'],
  ['Forbidden.Somehow', 'permission'],
];
for (const [code, kind] of kinds) {
  test(`${code} is ${kind}`, () => assert.equal(explainRequestError(code)?.kind, kind));
}

test('both spellings of the missing frequency say the same', () => {
  const [older, newer] = ['MissingParameter.Frequency', 'MissingParam.Frequency'].map(explainRequestError);
  assert.deepEqual(older?.en, newer?.en);
  assert.deepEqual(older?.zh, newer?.zh);
});

test('a family says which parameter is missing and which flag gives it', () => {
  const row = explainRequestError('MissingWorkingDir');
  assert.match(row?.en.why ?? '', /WorkingDir/);
  assert.match(row?.en.fix.join() ?? '', /--working-dir/);
  assert.match(row?.zh.fix.join() ?? '', /--working-dir/);
  assert.equal(explainRequestError('MissingInstanceId.1')?.concerns, 'instances');
  assert.equal(explainRequestError('MissingParam.instanceIds')?.concerns, 'instances');
});

test('a code without row and family is not explained', () => {
  for (const code of ['', 'Nonsense', 'Missing', 'missingRegionId', 'ThrottlingX', 'ForbiddenFruit', 'constructor']) {
    assert.equal(explainRequestError(code), null, code);
  }
  for (const code of ['', 'Nonsense', 'TaskTimeout', 'toString']) assert.equal(explainResultError(code), null, code);
});

test('what a refusal is about is known where instances, parameters or sizes can be looked up', () => {
  const about = (code: string) => explainRequestError(code)?.concerns;
  for (const code of ['InvalidInstance.NotFound', 'InvalidInstance.NoClient', 'InvalidInstance.NotVpc']) {
    assert.equal(about(code), 'instances');
  }
  assert.equal(about('InvalidInstanceStatus'), 'instances');
  assert.equal(about('Parameter.NotMatched'), 'parameters');
  assert.equal(about('CmdContent.ExceedLimit'), 'size');
  assert.equal(about('InvalidCmdId.NotFound'), 'command');
  assert.equal(about('Throttling'), undefined);
});

test('codes and families can be listed', () => {
  const codes = allCodes().map(({ of, row }) => `${of} ${row.code}`);
  assert.equal(new Set(codes).size, codes.length);
  assert.deepEqual(codes, [...codes].sort());
  assert.ok(familyTitles().includes('Missing<Name>'));
});

for (const [typed, nearest] of [
  ['InvalidInstance.NotFond', 'InvalidInstance.NotFound'],
  ['invalidinstance.notfound', 'InvalidInstance.NotFound'],
  ['InvalidCmdID.NotFound', 'InvalidCmdId.NotFound'],
  ['ClientNotRuning', 'ClientNotRunning'],
  ['NotVpc', 'InvalidInstance.NotVpc'],
  ['Throtling', 'Throttling'],
] as const) {
  test(`${typed} is near ${nearest}`, () => assert.equal(nearCodes(typed)[0], nearest));
}

test('nothing is near to nonsense', () => {
  for (const typed of ['', ' ', 'xyzzy', 'qqqqqqqqqqqqqqq']) assert.deepEqual(nearCodes(typed), []);
});

test('a command to type stands at the end of its sentence, behind a colon, and nothing is glued to it', () => {
  const ways = [...allCodes().map(({ row }) => row), ...Object.values(notSentReasons)].flatMap(({ en, zh }) => [
    ...en.fix,
    ...zh.fix,
  ]);
  const holding = ways.filter((each) => /(?:^|[^-./\w])(?:aliyun ecs|ecs-invoke) /.test(each));
  assert.ok(holding.length > 60);
  const wrong = holding.filter(
    (each) => !/^[^\n]*(?:: |：)(?:aliyun ecs|ecs-invoke) [^:：;；，。?？]*[^.,:：;；，。?？]$/.test(each),
  );
  assert.deepEqual([...new Set(wrong)], []);
});
