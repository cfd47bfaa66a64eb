import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allCodes } from '../../src/api/error-catalogue.ts';
import { explainOpenOutcome } from '../../src/api/network-explanations.ts';

/** Under a 5xx, or a 200, any code may come; none of them makes it certain that nothing ran. */
const claims = {
  en: /nothing ran|started nothing(?! of its own)|was not executed|send it again|try again|repeat(ing)? the command is safe/i,
  zh: /没有任何命令被执行|(?<!证明)没有执行|没有启动|重新发送是安全|可以放心重新|重试|再试/,
};

test('no explanation of an open outcome says that nothing ran, or to send it again', () => {
  const codes = allCodes().map(({ row }) => row.code);
  assert.ok(codes.includes('Throttling.User') && codes.includes('InternalError.Dispatch'));
  for (const code of [...codes, 'Throttling', 'Rejected.Throttling', 'InternalError.Anything', '']) {
    const { en, zh } = explainOpenOutcome({ code, reason: 'server-error' });
    for (const sentence of [en.why, ...en.fix]) assert.doesNotMatch(sentence, claims.en, `${code}: ${sentence}`);
    for (const sentence of [zh.why, ...zh.fix]) assert.doesNotMatch(sentence, claims.zh, `${code}: ${sentence}`);
  }
});

test('where the code is about an open outcome, it is explained', () => {
  const dispatch = explainOpenOutcome({ code: 'InternalError.Dispatch', reason: 'server-error' });
  const throttled = explainOpenOutcome({ code: 'Throttling.User', reason: 'server-error' });
  assert.notEqual(dispatch.en.why, throttled.en.why);
  assert.equal(throttled.en.why, explainOpenOutcome({ code: '', reason: 'server-error' }).en.why);
});
