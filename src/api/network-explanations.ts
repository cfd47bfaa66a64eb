import type { NoAnswerReason, NotSentReason } from './call-problem.ts';
import { explainRequestError } from './error-catalogue.ts';
import { notSentReasons } from './errors/not-sent-reasons.ts';
import { phrases } from './errors/phrases.ts';
import type { Explanation } from './errors/row.ts';

const lookFirst = {
  en: [phrases.findOut.en, phrases.emptyListIsNoProof.en],
  zh: [phrases.findOut.zh, phrases.emptyListIsNoProof.zh],
} as const;

/** The request may have arrived; worded for calls that start something. */
const noAnswer: Readonly<Record<NoAnswerReason, Explanation>> = {
  timeout: {
    en: {
      why: 'The request was sent, and no answer came in time. The command may have run.',
      fix: lookFirst.en,
    },
    zh: { why: '请求已发出，但在限定时间内没有收到应答。命令可能已经执行。', fix: lookFirst.zh },
  },
  reset: {
    en: {
      why: 'The connection broke after the request was sent and before an answer came. The command may have run.',
      fix: lookFirst.en,
    },
    zh: { why: '请求发出之后、收到应答之前，连接中断。命令可能已经执行。', fix: lookFirst.zh },
  },
  'cut-body': {
    en: {
      why: 'The answer began and broke off before its end, so the InvokeId is lost. The command has probably run.',
      fix: lookFirst.en,
    },
    zh: { why: '应答传到一半中断，InvokeId 丢失。命令很可能已经执行。', fix: lookFirst.zh },
  },
  'empty-body': {
    en: {
      why: 'The answer was empty. Something between here and the service answered in its place or lost the content; the command may have run.',
      fix: [...lookFirst.en, 'Then look at the proxy or load balancer on the way: NO_PROXY=<host> goes round it.'],
    },
    zh: {
      why: '应答内容为空。途中的某个设备代替服务作了应答，或丢失了内容；命令可能已经执行。',
      fix: [...lookFirst.zh, '然后检查途中的代理或负载均衡：设置 NO_PROXY=<域名> 可绕过代理。'],
    },
  },
  html: {
    en: {
      why: 'A web page came back instead of an answer of the API: from a proxy, a login page of the network, or a load balancer. Whether it had passed the request on is not known, so the command may have run.',
      fix: [
        'Read how the page begins, below: a login page of a hotel or office network passed nothing on; "502" or "504" of a balancer may have.',
        ...lookFirst.en,
        'Then go round the proxy (NO_PROXY=<host>), log in to the network, or correct --endpoint.',
      ],
    },
    zh: {
      why: '收到的是网页而不是接口应答：来自代理、网络登录页或负载均衡。无法确定它是否已转发请求，因此命令可能已经执行。',
      fix: [
        '请看下方网页的开头：酒店或办公网络的登录页不会转发请求，而负载均衡的“502”“504”页面则可能已经转发。',
        ...lookFirst.zh,
        '然后绕过代理（NO_PROXY=<域名>）、登录网络，或更正 --endpoint。',
      ],
    },
  },
  'not-the-api': {
    en: {
      why: 'What came back is not an answer of the ECS API, so somebody else answered. Whether the request was passed on to the service is not known; the command may have run.',
      fix: [
        'Check --endpoint: it has to be the ECS endpoint of the region (https://ecs.<region>.aliyuncs.com), and no redirect.',
        ...lookFirst.en,
      ],
    },
    zh: {
      why: '返回的内容不是 ECS 接口的应答，说明应答方不是该服务。无法确定请求是否被转发，命令可能已经执行。',
      fix: [
        '检查 --endpoint：必须是该地域的 ECS 接入点（https://ecs.<地域>.aliyuncs.com），且不能是重定向地址。',
        ...lookFirst.zh,
      ],
    },
  },
  'no-result-field': {
    en: {
      why: 'The service said yes but its answer has no InvokeId. The command has probably run.',
      fix: [...lookFirst.en, phrases.tellSupport.en],
    },
    zh: {
      why: '服务返回成功，但应答中没有 InvokeId。命令很可能已经执行。',
      fix: [...lookFirst.zh, phrases.tellSupport.zh],
    },
  },
  'server-error': {
    en: {
      why: 'The service reported a failure of its own, or an earlier copy of the call was seen. Either way the command may have run.',
      fix: [...lookFirst.en, phrases.tellSupport.en],
    },
    zh: {
      why: '服务报告自身故障，或发现了同一调用的更早副本。无论哪种情况，命令都可能已经执行。',
      fix: [...lookFirst.zh, phrases.tellSupport.zh],
    },
  },
  interrupted: {
    en: {
      why: 'You stopped the tool while the request was on its way. The command may have run.',
      fix: lookFirst.en,
    },
    zh: { why: '请求发出后、收到应答前，您中止了本工具。命令可能已经执行。', fix: lookFirst.zh },
  },
  deadline: {
    en: {
      why: 'The time of --deadline was over while the request was on its way. The command may have run.',
      fix: lookFirst.en,
    },
    zh: { why: '请求发出后、收到应答前，已到 --deadline 规定的时间。命令可能已经执行。', fix: lookFirst.zh },
  },
};

export function explainNotSent(reason: NotSentReason): Explanation {
  return notSentReasons[reason];
}

/** For a call that starts something. After a read that got no answer nothing is open. */
export function explainNoAnswer(reason: NoAnswerReason): Explanation {
  return noAnswer[reason];
}

/** For a read: nothing is open, so the cure is all that is left of the row, and where that is nothing, where to look. */
export function explainUnreadAnswer(reason: NoAnswerReason): Explanation {
  // A read has no InvokeId to miss or to lose.
  const { en, zh } = noAnswer[reason === 'no-result-field' ? 'not-the-api' : reason];
  const cures = { en: en.fix.filter(isCure).map(standingAlone), zh: zh.fix.filter(isCure).map(standingAlone) };
  return {
    en: {
      why: en.why.replace(', so the InvokeId is lost', ''),
      fix: cures.en.length > 0 ? cures.en : [lookOnTheWay.en],
    },
    zh: { why: zh.why.replace('，InvokeId 丢失', ''), fix: cures.zh.length > 0 ? cures.zh : [lookOnTheWay.zh] },
  };
}

const lookOnTheWay = {
  en: 'Try again; if it stays so, test the way with curl -v https://<host>, and look at the proxy or firewall on it.',
  zh: '请重试；如果仍然如此，可用 curl -v https://<域名> 测试，并检查途中的代理或防火墙。',
} as const;

/** Neither how to find out what ran, nor how to read what began. */
function isCure(fix: string): boolean {
  const others: readonly string[] = [...lookFirst.en, ...lookFirst.zh, phrases.tellSupport.en, phrases.tellSupport.zh];
  return !others.includes(fix) && !/^(?:Read how the page begins|请看下方网页的开头)/.test(fix);
}

/** Without the step before it. */
function standingAlone(fix: string): string {
  return fix.replace(/^Then ([a-z])/, (_, letter: string) => letter.toUpperCase()).replace(/^然后/, '请');
}

/**
 * The same, with what the service said where it said something. Only a row written for an open outcome may speak: a row
 * for a refusal would claim that nothing ran, and under a 5xx, or under a 200, nobody knows.
 */
export function explainOpenOutcome({ code, reason }: { code: string; reason: NoAnswerReason }): Explanation {
  const row = explainRequestError(code);
  return row && (row.kind === 'server' || row.kind === 'outcome-open') ? row : noAnswer[reason];
}
