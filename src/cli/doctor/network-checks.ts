import type { CallProblem, NotSent, NotSentReason } from '../../api/call-problem.ts';
import type { ConnectionFacts } from '../../api/call-trace.ts';
import { ConfigurationProblem } from '../../api/configuration-problem.ts';
import { type Text, text } from '../../domain/text.ts';
import { exits } from '../exit-code.ts';
import { type Check, failed, ok, skipped, waysOut } from './check.ts';
import type { Way } from './diagnosis.ts';
import { explained } from './explained.ts';
import { interruptedWords } from './local-checks.ts';
import type { Place } from './place.ts';

/** What the first call came to on its way; null for `problem`: its result came. */
export interface FirstCall {
  readonly problem: CallProblem | null;
  /** null when no connection was tried. */
  readonly seen: ConnectionFacts | null;
}

/** The way to the service, step by step: proxy, connection, encryption, an answer of the API. */
export function networkChecks(place: Place, call: FirstCall | null, signal: AbortSignal): readonly Check[] {
  const { endpoint, way } = place;
  if (endpoint === null || way === null) {
    return [skipped('endpoint', text('without a region there is none', '没有地域就没有接入点'))];
  }
  if (way instanceof ConfigurationProblem) {
    return [
      failed('proxy', way.why, waysOut(way.fix), exits.configuration),
      skipped('endpoint', text('the proxy comes first', '请先修正代理')),
    ];
  }
  if (call === null || wasInterrupted(call.problem, signal)) {
    return [ok('proxy', wayWords(way)), skipped('endpoint', interruptedWords)];
  }
  const { problem } = call;
  if (problem?.name !== 'NotSent') return [ok('proxy', wayWords(way)), ...reached(place, way, call)];
  const { why, fix } = explained(problem, {});
  const step = stepOf(problem.reason);
  const fails = failed(step, notSentWords(problem, why), fix, exits.notSent);
  if (step === 'proxy') {
    return [fails, skipped('endpoint', text(`${endpoint} is not reached`, `无法到达 ${endpoint}`))];
  }
  if (step === 'endpoint') return [ok('proxy', wayWords(way)), fails];
  return [ok('proxy', wayWords(way)), connectedCheck(place, way, call), fails];
}

/** Ctrl-C; our own time limit is none. */
export function wasInterrupted(problem: CallProblem | null, signal: AbortSignal): boolean {
  return signal.aborted && problem !== null && problem.name !== 'Refused' && problem.reason === 'interrupted';
}

function stepOf(reason: NotSentReason): 'proxy' | 'endpoint' | 'certificate' {
  if (reason.startsWith('proxy-')) return 'proxy';
  return reason.startsWith('tls-') ? 'certificate' : 'endpoint';
}

function notSentWords({ host, proxy, code, certificate }: NotSent, why: Text): Text {
  const where = proxy === '' ? host : `${proxy} → ${host}`;
  const shown = certificate && `${certificate.subject} ← ${certificate.issuer}, ${certificate.validTo}`;
  const facts = [code, shown].filter(Boolean).join('; ');
  return text(`${where}: ${why.en}${facts && ` (${facts})`}`, `${where}：${why.zh}${facts && `（${facts}）`}`);
}

function reached(place: Place, way: Way, call: FirstCall): readonly Check[] {
  const { seen, problem } = call;
  const secure = place.endpoint?.startsWith('https:') ?? false;
  const certificate = secure && seen?.certificate;
  return [
    connectedCheck(place, way, call),
    ...(certificate
      ? [
          ok(
            'certificate',
            text(
              `${certificate.subject}, by ${certificate.issuer}, until ${certificate.validTo}`,
              `${certificate.subject}，签发者 ${certificate.issuer}，有效期至 ${certificate.validTo}`,
            ),
          ),
        ]
      : []),
    answerCheck(problem, seen),
  ];
}

function connectedCheck({ endpoint, endpointSource }: Place, { proxy }: Way, { seen }: FirstCall): Check {
  const address = proxy === null && seen?.address ? ` → ${seen.address}` : '';
  const via = proxy === null ? text('', '') : text(` through ${proxy}`, `，经由 ${proxy}`);
  return ok(
    'endpoint',
    text(
      `${endpoint}${address}${via.en}: connected (${endpointSource.en})`,
      `${endpoint}${address}${via.zh}：已连接（${endpointSource.zh}）`,
    ),
  );
}

function answerCheck(problem: CallProblem | null, seen: ConnectionFacts | null): Check {
  if (problem?.name !== 'NoAnswer') {
    return ok('answer', text(`the API answers, HTTP ${seen?.status ?? ''}`, `API 有应答，HTTP ${seen?.status ?? ''}`));
  }
  const { why, fix } = explained(problem, {});
  const status = problem.status === null ? '' : ` HTTP ${problem.status}`;
  const began =
    problem.excerpt === '' ? text('', '') : text(` It began: ${problem.excerpt}`, ` 开头：${problem.excerpt}`);
  const evidence = text(`${why.en}${status}${began.en}`, `${why.zh}${status}${began.zh}`);
  return failed('answer', evidence, fix, exits.noAnswerToRead);
}

function wayWords({ proxy, why, variable }: Way): Text {
  switch (why) {
    case 'this-machine':
      return text('none: the endpoint is on this machine', '不使用：接入点就在本机');
    case 'none-named':
      return text('none is named', '未设置');
    case 'excepted':
      return text(`none: ${variable} names the endpoint`, `不使用：${variable} 已包含该接入点`);
    case 'named':
      return text(`${proxy}, from ${variable}`, `${proxy}，来自 ${variable}`);
  }
}
