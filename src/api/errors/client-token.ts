import { phrases } from './phrases.ts';
import { type RequestFacts, said } from './row.ts';

/** Refusals that have to do with a call being seen twice. All but the malformed token leave a question open. */
export const clientTokenErrors = {
  'InvalidClientToken.Malformed': {
    kind: 'refused',
    concerns: 'client-token',
    en: {
      why: 'The client token is not valid.',
      fix: ['--client-token takes 1 to 64 ASCII characters; leave it out and a good one is made for you.'],
    },
    zh: {
      why: 'ClientToken 无效。',
      fix: ['--client-token 为 1 至 64 个 ASCII 字符；不指定时会自动生成。'],
    },
    documented: [said('current', 400, 'The specified parameter clientToken is not valid.')],
  },
  IdempotentParameterMismatch: {
    kind: 'refused',
    concerns: 'client-token',
    en: {
      why: 'This client token was used before, for a call with other parameters. This call was refused; the earlier one was accepted and has probably run.',
      fix: [
        'If this is meant to be a new run, give a new --client-token, or none.',
        'If it is meant to be the earlier run, the command, the instances and all parameters have to be exactly the same as then.',
        phrases.findOut.en,
      ],
    },
    zh: {
      why: '该 ClientToken 此前已用于参数不同的另一次调用。本次调用被拒绝；之前那次已被接受，很可能已经执行。',
      fix: [
        '如果这是一次新的执行，请换一个 --client-token，或不指定。',
        '如果要取回之前那次的结果，命令、实例和所有参数都必须与当时完全一致。',
        phrases.findOut.zh,
      ],
    },
    documented: [
      said('common', 400, 'The specified parameter has changed while using an already used clientToken.'),
      said('current', 403, 'The specified parameter has changed while using an already used clientToken.'),
    ],
  },
  IdempotentProcessing: {
    kind: 'outcome-open',
    concerns: 'client-token',
    en: {
      why: 'A call with the same client token is still being processed, so the command is about to run because of that one. This call started nothing of its own.',
      fix: [
        'Give it half a minute. Then the very same command line with the very same --client-token fetches the InvokeId of the first call and starts nothing new. Another token, or none, would run the command a second time.',
        phrases.findOut.en,
      ],
    },
    zh: {
      why: '使用相同 ClientToken 的另一次调用仍在处理中，命令将由那次调用执行；本次调用没有额外启动任何执行。',
      fix: [
        '请等待半分钟，再用完全相同的命令行和完全相同的 --client-token 取回第一次调用的 InvokeId，这不会产生新的执行。换用其他 token 或不带 token，则会让命令执行第二遍。',
        phrases.findOut.zh,
      ],
    },
    documented: [said('current', 403, 'The previous idempotent request(s) is still processing.')],
  },
  OperationConflict: {
    kind: 'outcome-open',
    en: {
      why: 'The service sees a conflict with a previous request. That previous request may be an earlier copy of this very call, so the command may have been accepted.',
      fix: [phrases.findOut.en, phrases.emptyListIsNoProof.en],
    },
    zh: {
      why: '服务检测到与之前的请求冲突。之前的请求可能正是本次调用的另一份副本，因此命令可能已被接受。',
      fix: [phrases.findOut.zh, phrases.emptyListIsNoProof.zh],
    },
    documented: [said('common', 409, 'Request was denied due to conflict with a previous request.')],
  },
  SignatureNonceUsed: {
    kind: 'outcome-open',
    en: {
      why: 'The service has already seen this very request: every request carries a number that is used once, and this number arrived twice. This tool sends each number once, so something on the way (a proxy, a load balancer) repeated the request, and the first copy may have been executed.',
      fix: [
        phrases.findOut.en,
        'Then find what repeats requests: a proxy or gateway that resends POST after a timeout.',
        phrases.emptyListIsNoProof.en,
      ],
    },
    zh: {
      why: '服务已经收到过完全相同的请求：每个请求都带有只用一次的随机数，而这个随机数到达了两次。本工具每个随机数只发送一次，说明途中的设备（代理、负载均衡）重复转发了请求，第一份可能已被执行。',
      fix: [
        phrases.findOut.zh,
        '然后找出重复转发请求的设备，例如超时后会自动重发 POST 的代理或网关。',
        phrases.emptyListIsNoProof.zh,
      ],
    },
    documented: [
      said('gateway', 400, 'Specified signature nonce was used already.'),
      said('common', 400, 'Specified signature nonce was used already.'),
    ],
  },
} as const satisfies Record<string, RequestFacts>;
