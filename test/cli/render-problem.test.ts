import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NoAnswer, NotSent, Refused } from '../../src/api/call-problem.ts';
import { noPaint, type Page } from '../../src/cli/page.ts';
import { renderProblem } from '../../src/cli/render/problem.ts';
import { renderWaitEnd } from '../../src/cli/render/wait-end.ts';
import type { EditionName } from '../../src/domain/editions.ts';
import { type FileToSend, planCalls } from '../../src/usecases/run-input.ts';
import { inputOf } from '../support/line.ts';

const page: Page = { language: 'en', width: 80, paint: noPaint };

test('the names in a certificate cannot move the cursor', () => {
  const problem = new NotSent({
    action: 'InvokeCommand',
    reason: 'tls-certificate',
    host: 'h:443',
    code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    certificate: { subject: 'CN=\x1b[2Jbank', issuer: 'CN=\u202eknab', validTo: 'Jan 1 2027\x07' },
  });
  const text = renderProblem(problem, { regionId: 'cn-hangzhou', mutating: true, circumstances: null }, page);
  assert.match(text, /CN=\^\[\[2Jbank ← CN=\\u202eknab, Jan 1 2027\^G/);
});

/** A lost answer to the invocation of a real line. */
async function lost(line: readonly string[], edition: EditionName): Promise<string> {
  const { input } = await inputOf(['-c', 'c-1', '-i', 'i-a', ...line], { edition });
  const problem = new NoAnswer({ action: 'InvokeCommand', reason: 'timeout', host: 'h:443', waitedMs: 1 });
  return renderProblem(
    problem,
    {
      regionId: 'cn-hangzhou',
      mutating: true,
      circumstances: null,
      sent: { input: input!, call: planCalls(input!)[0]! },
    },
    page,
  ).replace(/\s+/g, ' ');
}

test('a lost answer: the tags of the run find it, where it carries them', async () => {
  const look = `DescribeInvocations --RegionId cn-hangzhou --Tag.1.Key ecs-invoke-run --Tag.1.Value ${'f'.repeat(32)}`;
  assert.ok((await lost([], 'current')).includes(look));
  for (const [line, edition] of [
    [[], '2018'],
    [[], '2019'],
    [['--no-tags'], 'current'],
  ] as const) {
    const text = await lost(line, edition);
    assert.doesNotMatch(text, /Tag\.1/, `${edition} ${line}`);
    assert.match(text, /Outcome unknown/);
  }
});

const forbidden = (action: string) =>
  new Refused({ action, code: 'Forbidden.RAM', serviceMessage: '', requestId: 'R', status: 403 });

for (const action of ['DescribeInvocationResults', 'RunCommand']) {
  test(`the permission to ask for is that of the refused action: ${action}`, () => {
    const context = { regionId: 'cn-hangzhou', mutating: false, circumstances: null };
    const shown = renderProblem(forbidden(action), context, page).replace(/\s+/g, ' ');
    assert.match(shown, new RegExp(`administrator for ecs:${action};`));
    assert.doesNotMatch(shown, /InvokeCommand/);
  });
}

test('a look that is forbidden does not say that anything is still running', () => {
  const wait = { end: 'lost-sight', results: [], problem: forbidden('DescribeInvocationResults') } as const;
  const place = { regionId: 'cn-hangzhou', sameWay: '', shortLived: false };
  const shown = renderWaitEnd(wait, ['t-1'], place, page).replace(/\s+/g, ' ');
  assert.match(shown, /It was accepted; where it stands may not be read/);
  assert.doesNotMatch(shown, /goes on|still running when/);
});

test('a lost SendFile: the file may be there, and its record is found by name and tags', async () => {
  const { input } = await inputOf(['-c', 'c-1', '-i', 'i-a']);
  const file = { name: "it's $&", targetDir: '/srv', content: '', contentType: 'PlainText' } as unknown as FileToSend;
  const sent = { input: { ...input!, work: { kind: 'file', file } as const }, call: planCalls(input!)[0]! };
  const problem = new NoAnswer({ action: 'SendFile', reason: 'reset', host: 'h:443', waitedMs: 1 });
  const words = renderProblem(
    problem,
    { regionId: 'cn-hangzhou', mutating: true, circumstances: null, sent },
    { ...page, width: 400 },
  );
  assert.match(words, /The file may be there/);
  assert.ok(words.includes("DescribeSendFileResults --RegionId cn-hangzhou --Name 'it'\\''s $&'"), words);
  assert.match(words, /DescribeSendFileResults --RegionId cn-hangzhou --Tag\.1\.Key/);
  assert.match(words, /ecs-invoke show <InvokeId> -r cn-hangzhou/);
  assert.doesNotMatch(words, /DescribeInvocations|command may have run/);
});
