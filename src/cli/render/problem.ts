import type { CallProblem, NoAnswer, NotSent, Refused } from '../../api/call-problem.ts';
import { explainRequestError } from '../../api/error-catalogue.ts';
import { explainNotSent } from '../../api/network-explanations.ts';
import type { Language } from '../../domain/text.ts';
import type { Circumstances } from '../../usecases/circumstances.ts';
import type { Page } from '../page.ts';
import { moreAbout, runWord } from './code-words.ts';
import { calledOf, fillIn, particularsOf } from './fill-in.ts';
import { adviceOnSilence, adviceOnUnanswered, runLookUp, type SentCall } from './no-answer.ts';
import { type Card, renderCard } from './report-card.ts';
import { unfitWords } from './unfit-words.ts';
import { visible } from './visible.ts';

/** A call that did not end well: what happened, why, what next, in one language. */
export interface ProblemContext {
  readonly regionId: string;
  /** Whether the call could have started something. */
  readonly mutating: boolean;
  readonly circumstances: Circumstances | null;
  /** Of a call that could have started something. */
  readonly sent?: SentCall;
  /** How often it was tried; absent where that is not known. */
  readonly attempts?: number;
}

export function renderProblem(problem: CallProblem, context: ProblemContext, page: Page): string {
  const { sent, regionId, circumstances } = context;
  const { why, next, ...rest } = problemCard(problem, context, page.language);
  const here = {
    ...particularsOf(regionId, sent && { ...sent.input, ...sent.call }, circumstances),
    ...calledOf(problem),
  };
  return renderCard({ ...rest, why: fillIn(why, here), next: next.map((each) => fillIn(each, here)) }, page);
}

function problemCard(problem: CallProblem, context: ProblemContext, language: Language): Card {
  switch (problem.name) {
    case 'Refused':
      return refusalCard(problem, context, language);
    case 'NotSent': {
      const { sent, attempts } = context;
      const { why, fix } = explainNotSent(problem.reason)[language];
      const certificate = problem.certificate
        ? [visible(`${problem.certificate.subject} ← ${problem.certificate.issuer}, ${problem.certificate.validTo}`)]
        : [];
      const proxy = problem.proxy === '' ? [] : [`${{ en: 'proxy ', zh: '代理 ' }[language]}${visible(problem.proxy)}`];
      const what = {
        en: `${problem.action} was not sent to ${problem.host}`,
        zh: `${problem.action} 未发送到 ${problem.host}`,
      };
      return {
        sign: '✖',
        what: what[language],
        why,
        next: fix,
        facts: [
          ...certificate,
          ...proxy,
          [problem.code, triesWords(problem, attempts, language), sent && runWord(sent.input.runId)[language]]
            .filter(Boolean)
            .join('  '),
        ].filter(Boolean),
      };
    }
    case 'NoAnswer':
      return noAnswerCard(problem, context, language);
  }
}

/** `5 tries, each given up after 10 s` */
function triesWords({ limitMs }: NotSent, attempts: number | undefined, language: Language): string {
  const tries = attempts && attempts > 1 ? { en: `${attempts} tries`, zh: `尝试 ${attempts} 次` }[language] : '';
  if (limitMs === null) return tries;
  const seconds = Math.round(limitMs / 100) / 10;
  const givenUp = { en: `given up after ${seconds} s`, zh: `等待 ${seconds} 秒后放弃` }[language];
  const each = { en: `${tries}, each `, zh: `${tries}，每次` }[language];
  return tries === '' ? givenUp : each + givenUp;
}

function refusalCard(problem: Refused, { regionId, circumstances }: ProblemContext, language: Language): Card {
  const row = explainRequestError(problem.code);
  const explained = row?.[language];
  const unexplained = {
    en: 'The service refused the call; this tool has no explanation for the code.',
    zh: '服务拒绝了该调用；本工具没有该错误码的说明。',
  };
  const service = { en: 'The service said: ', zh: '服务返回：' }[language];
  return {
    sign: '✖',
    what: `${visible(problem.code)}  (${problem.action}, ${regionId})`,
    who: whoIsToBlame(circumstances, regionId, language),
    why: explained?.why ?? unexplained[language],
    next: waysOut(circumstances, regionId, language) ?? explained?.fix ?? [],
    facts: [
      ...(problem.serviceMessage ? [`${service}${visible(problem.serviceMessage)}`] : []),
      ...signedWords(problem, language),
      [`RequestId ${visible(problem.requestId)}`, ...statusOf(problem)].join('  '),
      ...(row ? [moreAbout(row.code, language)] : []),
    ],
  };
}

function statusOf({ status }: Refused | NoAnswer): readonly string[] {
  return status === null ? [] : [`HTTP ${status}`];
}

/** What was signed here and there, and where it begins to differ. */
function signedWords({ signed }: Refused, language: Language): readonly string[] {
  if (signed === null) return [];
  const { ours, theirs, first } = signed;
  if (first === null) {
    const same = {
      en: 'The service signed the same text, so the AccessKey secret is not the one that belongs to the ID.',
      zh: '服务端签名的内容与本机一致，说明 AccessKey Secret 与该 ID 不匹配。',
    };
    return [same[language], ours];
  }
  const lacking = { en: '(not there)', zh: '（没有）' }[language];
  const difference = {
    en: `The first difference is ${first.name}: ${first.ours ?? lacking} here, ${first.theirs ?? lacking} there.`,
    zh: `第一处不同是 ${first.name}：本机为 ${first.ours ?? lacking}，服务端为 ${first.theirs ?? lacking}。`,
  };
  const [here, there] = { en: ['Signed here: ', 'By the service: '], zh: ['本机签名：', '服务端签名：'] }[language];
  return [difference[language], `${here}${ours}`, `${there}${theirs}`];
}

function noAnswerCard(problem: NoAnswer, { mutating, sent }: ProblemContext, language: Language): Card {
  const { why, fix } = adviceOnSilence(problem)[language];
  const row = explainRequestError(problem.code);
  const mutatingWhat = {
    en: `Outcome unknown: ${problem.action} got no valid answer from ${problem.host}`,
    zh: `结果未知：${problem.action} 未得到 ${problem.host} 的有效应答`,
  };
  const readingWhat = {
    en: `${problem.action} got no valid answer from ${problem.host}; it only reads, so nothing was started`,
    zh: `${problem.action} 未得到 ${problem.host} 的有效应答；该调用只读，没有启动任何执行`,
  };
  return {
    sign: '✖',
    what: (mutating ? mutatingWhat : readingWhat)[language],
    why: mutating ? why : '',
    next: mutating ? [...runLookUp(sent, language), ...fix] : adviceOnUnanswered[language].fix,
    facts: [
      [...statusOf(problem), problem.code, problem.requestId && `RequestId ${problem.requestId}`]
        .filter(Boolean)
        .join('  '),
      mutating && sent?.call.clientToken ? `ClientToken ${sent.call.clientToken}` : '',
      problem.excerpt && `${{ en: 'It began: ', zh: '应答开头：' }[language]}${visible(problem.excerpt)}`,
      row ? moreAbout(row.code, language) : '',
    ].filter((fact): fact is string => fact !== ''),
  };
}

/** The cures of the culprits, each once; null where nobody was found, and the advice of the code has to do. */
function waysOut(circumstances: Circumstances | null, regionId: string, language: Language): readonly string[] | null {
  if (circumstances?.kind !== 'instances' || circumstances.culprits.length === 0) return null;
  const cures = circumstances.culprits.flatMap(({ instanceId, causes }) =>
    causes.flatMap((cause) => unfitWords(cause, instanceId, regionId).fix.map((fix) => fix[language])),
  );
  const each = [...new Set(cures)];
  if (each.length <= mostCures) return each;
  const ids = circumstances.culprits.map(({ instanceId }) => instanceId).join(',');
  const check = {
    en: `The rest, one by one: ecs-invoke instances check -i ${ids} -r ${regionId}`,
    zh: `其余请逐台查看：ecs-invoke instances check -i ${ids} -r ${regionId}`,
  };
  return [...each.slice(0, mostCures), check[language]];
}

/** More than this nobody reads. */
const mostCures = 6;

/** The instances, names or sizes that a look-up found to be the cause. */
function whoIsToBlame(circumstances: Circumstances | null, regionId: string, language: Language): readonly string[] {
  if (circumstances === null) return [];
  switch (circumstances.kind) {
    case 'instances':
      return circumstances.culprits.map(({ instanceId, causes }) => {
        const words = causes.map((cause) => unfitWords(cause, instanceId, regionId).why[language]);
        return `${instanceId}  ${words.join({ en: '; ', zh: '；' }[language])}`;
      });
    case 'undefined-parameters': {
      const names = circumstances.names.map(visible).join(', ');
      const defined = circumstances.defined.map(visible).join(', ') || '–';
      return [
        { en: `not defined by the command: ${names}`, zh: `命令未定义的参数：${names}` }[language],
        { en: `defined: ${defined}`, zh: `已定义的参数：${defined}` }[language],
      ];
    }
    case 'size': {
      const { content, parameters } = circumstances;
      return [
        {
          en: `Base64: command ${content} bytes + parameters ${parameters} bytes = ${content + parameters}`,
          zh: `Base64：命令 ${content} 字节 + 参数 ${parameters} 字节 = ${content + parameters} 字节`,
        }[language],
      ];
    }
  }
}
