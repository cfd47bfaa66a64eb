import { phrases } from './phrases.ts';
import { type RequestFacts, said } from './row.ts';

const dispatch = 'An error occurred when you dispatched the request.';

/** The service failed. Whether it had executed the call before that is not known, so nobody may just repeat it. */
export const serverErrors = {
  'InternalError.Dispatch': {
    kind: 'server',
    en: {
      why: 'The service failed while it was handing the command to the instances. Some of them may have it already.',
      fix: [phrases.findOut.en, phrases.emptyListIsNoProof.en, phrases.tellSupport.en],
    },
    zh: {
      why: '服务在向实例下发命令的过程中出错，部分实例可能已经收到命令。',
      fix: [phrases.findOut.zh, phrases.emptyListIsNoProof.zh, phrases.tellSupport.zh],
    },
    documented: [
      said('page 2018', 500, 'An internal error occurred when dispatching your request.'),
      said('page 2019', 500, dispatch),
      said('current', 500, dispatch),
    ],
  },
  InternalError: {
    kind: 'server',
    en: {
      why: 'The service failed inside. The command may have been accepted before that.',
      fix: [phrases.findOut.en, phrases.emptyListIsNoProof.en, phrases.tellSupport.en],
    },
    zh: {
      why: '服务内部出错，命令可能在出错之前已被接受。',
      fix: [phrases.findOut.zh, phrases.emptyListIsNoProof.zh, phrases.tellSupport.zh],
    },
    documented: [
      said('common', 500, 'The request processing has failed due to some unknown error, exception or failure.'),
      said('current', 500, 'The request processing has failed due to some unknown error.'),
    ],
  },
  ServiceUnavailable: {
    kind: 'server',
    en: {
      why: 'The service is unavailable at the moment. The command may have been accepted nevertheless.',
      fix: [
        phrases.findOut.en,
        phrases.emptyListIsNoProof.en,
        'See whether others have it too: https://status.alibabacloud.com.',
      ],
    },
    zh: {
      why: '服务暂时不可用，但命令仍可能已被接受。',
      fix: [phrases.findOut.zh, phrases.emptyListIsNoProof.zh, '查看是否为普遍故障：https://status.aliyun.com。'],
    },
    documented: [
      said('common', 503, 'The request has failed due to a temporary failure of the server.'),
      said('current', 500, 'The request has failed due to a temporary failure of the server.'),
    ],
  },
  'ServiceUnavailable.RegionMaintaining': {
    kind: 'server',
    concerns: 'region',
    en: {
      why: 'The region is under maintenance. Whether this call was still accepted is not certain.',
      fix: [
        phrases.findOut.en,
        'The announcement of the maintenance, with its end, is in the message center of the console.',
      ],
    },
    zh: {
      why: '该地域正在维护，无法确定本次调用是否仍被接受。',
      fix: [phrases.findOut.zh, '维护公告及结束时间见控制台消息中心。'],
    },
    documented: [said('common', 503, '')],
  },
} as const satisfies Record<string, RequestFacts>;
