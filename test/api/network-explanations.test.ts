import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NoAnswerReason, NotSentReason } from '../../src/api/call-problem.ts';
import type { Explanation } from '../../src/api/errors/row.ts';
import { explainNoAnswer, explainNotSent } from '../../src/api/network-explanations.ts';

// A Record makes the compiler demand every reason.
const notSent: Record<NotSentReason, 'safe' | 'no use' | 'over'> = {
  'name-not-found': 'safe',
  'connection-refused': 'safe',
  unreachable: 'safe',
  'connect-timeout': 'safe',
  'reset-before-connect': 'safe',
  'tls-handshake': 'safe',
  'tls-certificate': 'no use',
  'proxy-unreachable': 'safe',
  'proxy-authentication': 'safe',
  'proxy-refused': 'safe',
  'proxy-broken': 'safe',
  'proxy-silent': 'safe',
  credentials: 'safe',
  interrupted: 'over',
  deadline: 'safe',
};

const noAnswer: Record<NoAnswerReason, RegExp> = {
  timeout: /in time/,
  reset: /broke/,
  'cut-body': /broke off/,
  'empty-body': /empty/,
  html: /web page/,
  'not-the-api': /not an answer of the ECS API/,
  'no-result-field': /no InvokeId/,
  'server-error': /failure of its own/,
  interrupted: /You stopped/,
  deadline: /--deadline/,
};

const inEnglish = ({ en }: Explanation) => [en.why, ...en.fix].join(' ');
const inChinese = ({ zh }: Explanation) => [zh.why, ...zh.fix].join(' ');

for (const [reason, repeat] of Object.entries(notSent) as [NotSentReason, string][]) {
  test(`not sent, ${reason}: nothing ran; repeating is ${repeat}`, () => {
    const explained = explainNotSent(reason);
    assert.match(inEnglish(explained), /Nothing was sent/);
    assert.match(inChinese(explained), /请求没有发出/);
    assert.equal(/repeating the command is safe/.test(inEnglish(explained)), repeat === 'safe');
    assert.equal(/可以放心重新执行/.test(inChinese(explained)), repeat === 'safe');
    assert.equal(/Repeating will not help/.test(inEnglish(explained)), repeat === 'no use');
    assert.equal(explained.en.fix.length > 0, repeat !== 'over');
  });
}

for (const [reason, words] of Object.entries(noAnswer) as [NoAnswerReason, RegExp][]) {
  test(`no answer, ${reason}: says what it was, that the command may have run, and how to find out`, () => {
    const explained = explainNoAnswer(reason);
    assert.match(explained.en.why, words);
    assert.match(explained.en.why, /may have run|has probably run/);
    assert.match(explained.zh.why, /命令(?:都|很)?可能已经执行|命令仍?都可能已经执行/);
    assert.match(inEnglish(explained), /Find out whether it ran before you send anything/);
    assert.match(inChinese(explained), /先确认命令是否已执行/);
    assert.doesNotMatch(inEnglish(explained), /again|retry|repeat(?!s)|safe/i);
    assert.doesNotMatch(inChinese(explained), /重试|再试|重新|再次|放心/);
  });
}

test('each reason says as much in Chinese as in English, and in the right script', () => {
  const all = [
    ...Object.keys(notSent).map((reason) => explainNotSent(reason as NotSentReason)),
    ...Object.keys(noAnswer).map((reason) => explainNoAnswer(reason as NoAnswerReason)),
  ];
  for (const { en, zh } of all) {
    assert.equal(en.fix.length, zh.fix.length, en.why);
    for (const sentence of [en.why, ...en.fix]) assert.doesNotMatch(sentence, /\p{Script=Han}/u);
    for (const sentence of [zh.why, ...zh.fix]) assert.match(sentence, /\p{Script=Han}/u);
  }
});
