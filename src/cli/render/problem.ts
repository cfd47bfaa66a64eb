import type { CallProblem, NoAnswer, Refused } from '../../api/call-problem.ts';
import { explainRequestError } from '../../api/error-catalogue.ts';
import { explainNotSent } from '../../api/network-explanations.ts';
import type { Language } from '../../domain/text.ts';
import type { Circumstances } from '../../usecases/circumstances.ts';
import { chunkTag, type PlannedCall, type RunInput, runTag } from '../../usecases/run-input.ts';
import type { Page } from '../page.ts';
import { moreAbout } from './code-words.ts';
import { calledOf, fillIn, particularsOf } from './fill-in.ts';
import { adviceOnSilence } from './no-answer.ts';
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
  readonly sent?: { readonly input: RunInput; readonly call: PlannedCall };
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
        facts: [...certificate, ...proxy, problem.code].filter(Boolean),
      };
    }
    case 'NoAnswer':
      return noAnswerCard(problem, context, language);
  }
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
      `RequestId ${visible(problem.requestId)}  HTTP ${problem.status}`,
      ...(row ? [moreAbout(row.code, language)] : []),
    ],
  };
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
  const status = problem.status === null ? [] : [`HTTP ${problem.status}`];
  return {
    sign: '✖',
    what: (mutating ? mutatingWhat : readingWhat)[language],
    why: mutating ? why : '',
    next: mutating ? [...runLookUp(sent, language), ...fix] : [],
    facts: [
      [...status, problem.code, problem.requestId && `RequestId ${problem.requestId}`].filter(Boolean).join('  '),
      mutating && sent?.call.clientToken ? `ClientToken ${sent.call.clientToken}` : '',
      problem.excerpt && `${{ en: 'It began: ', zh: '应答开头：' }[language]}${visible(problem.excerpt)}`,
      row ? moreAbout(row.code, language) : '',
    ].filter((fact): fact is string => fact !== ''),
  };
}

/** The tags of the run find it exactly, where the edition sends any; of several calls that of the call too. */
export function runLookUp(sent: ProblemContext['sent'], language: Language): readonly string[] {
  const tag = sent?.call.tags.find(({ key }) => key === runTag);
  if (sent === undefined || tag === undefined) return [];
  const { input, call } = sent;
  const chunk = call.chunks > 1 ? call.tags.find(({ key }) => key === chunkTag) : undefined;
  const filter = [tag, ...(chunk ? [chunk] : [])].map(
    ({ key, value }, at) => ` --Tag.${at + 1}.Key ${key} --Tag.${at + 1}.Value ${value}`,
  );
  const action = input.work.kind === 'file' ? 'DescribeSendFileResults' : 'DescribeInvocations';
  const line = `aliyun ecs ${action} --RegionId ${input.regionId}${filter.join('')}`;
  return [
    chunk
      ? { en: `Look for exactly this call: ${line}`, zh: `精确查找本次调用：${line}` }[language]
      : { en: `Look for exactly this run: ${line}`, zh: `精确查找本次执行：${line}` }[language],
  ];
}

/** The cures of the culprits, each once; null where nobody was found, and the advice of the code has to do. */
function waysOut(circumstances: Circumstances | null, regionId: string, language: Language): readonly string[] | null {
  if (circumstances?.kind !== 'instances' || circumstances.culprits.length === 0) return null;
  const cures = circumstances.culprits.flatMap(({ instanceId, causes }) =>
    causes.flatMap((cause) => unfitWords(cause, instanceId, regionId).fix.map((fix) => fix[language])),
  );
  const each = [...new Set(cures)];
  if (each.length <= mostCures) return each;
  const check = {
    en: 'The rest, one by one: ecs-invoke instances check',
    zh: '其余请逐台查看：ecs-invoke instances check',
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
