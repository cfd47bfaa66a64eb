import type { NoAnswerReason, NotSentReason } from './call-problem.ts';
import { explainRequestError } from './error-catalogue.ts';
import { phrases } from './errors/phrases.ts';
import type { Explanation } from './errors/row.ts';

const nothingSent = {
  en: 'Nothing was sent, so nothing ran: repeating the command is safe.',
  zh: '请求没有发出，没有任何命令被执行，可以放心重新执行本命令。',
} as const;

const lookFirst = {
  en: [phrases.findOut.en, phrases.emptyListIsNoProof.en],
  zh: [phrases.findOut.zh, phrases.emptyListIsNoProof.zh],
} as const;

/** The connection was not made; the request was never on its way. */
const notSent: Readonly<Record<NotSentReason, Explanation>> = {
  'name-not-found': {
    en: {
      why: `The name of the endpoint cannot be resolved. ${nothingSent.en}`,
      fix: [
        'Check the spelling of --region and --endpoint: this call went to <host>.',
        'Check the name service of this machine: getent hosts <host>. Inside a company or a VPC it may answer private names only.',
      ],
    },
    zh: {
      why: `无法解析接入点的域名。${nothingSent.zh}`,
      fix: [
        '检查 --region 和 --endpoint 的拼写：本次请求的域名为 <域名>。',
        '检查本机 DNS：getent hosts <域名>。在公司内网或 VPC 中，DNS 可能只能解析内部域名。',
      ],
    },
  },
  'connection-refused': {
    en: {
      why: `Nobody listens at this address and port. ${nothingSent.en}`,
      fix: [
        'If it is 127.0.0.1, the emulator has ended: start it anew (ecs-invoke emulator) or use --emulator; its port changes each time.',
        'Check --endpoint and ECS_INVOKE_ENDPOINT, the port above all.',
      ],
    },
    zh: {
      why: `该地址和端口上没有服务在监听。${nothingSent.zh}`,
      fix: [
        '如果是 127.0.0.1，说明模拟器已退出：请重新启动（ecs-invoke emulator）或使用 --emulator；每次启动端口都会变化。',
        '检查 --endpoint 和 ECS_INVOKE_ENDPOINT，尤其是端口。',
      ],
    },
  },
  unreachable: {
    en: {
      why: `There is no way from this machine to the endpoint. ${nothingSent.en}`,
      fix: [
        'Check the network: cable, Wi-Fi, VPN, and ip route.',
        'An address of a VPC endpoint (ecs-vpc.<region>.aliyuncs.com) can be reached from inside the VPC only.',
      ],
    },
    zh: {
      why: `本机没有到接入点的网络路径。${nothingSent.zh}`,
      fix: [
        '检查网络：网线、Wi-Fi、VPN 以及路由（ip route）。',
        'VPC 接入点（ecs-vpc.<地域>.aliyuncs.com）只能在 VPC 内访问。',
      ],
    },
  },
  'connect-timeout': {
    en: {
      why: `The endpoint did not take the connection in time. ${nothingSent.en}`,
      fix: [
        'Mostly a firewall drops the packets silently: test with curl -v https://<host>.',
        'Where the internet is reached only through a proxy, the endpoint has to be allowed for direct connections.',
      ],
    },
    zh: {
      why: `接入点未在限定时间内建立连接。${nothingSent.zh}`,
      fix: [
        '多半是防火墙静默丢包：可用 curl -v https://<域名> 测试。',
        '如果只能通过代理上网，需要放行到接入点的直连。',
      ],
    },
  },
  'reset-before-connect': {
    en: {
      why: `The connection was torn down while it was being made. ${nothingSent.en}`,
      fix: ['A firewall or a load balancer that is full or restarting does this: test with curl -v https://<host>.'],
    },
    zh: {
      why: `连接在建立过程中被断开。${nothingSent.zh}`,
      fix: ['防火墙，或过载、正在重启的负载均衡会造成这种现象：可用 curl -v https://<域名> 测试。'],
    },
  },
  'tls-handshake': {
    en: {
      why: `The encrypted connection could not be agreed on. ${nothingSent.en}`,
      fix: [
        'Check that --endpoint has the right scheme: https:// to a plain http port ends like this (the emulator speaks http://).',
        'A firewall that inspects TLS may cut it: test with openssl s_client -connect <host>:443.',
      ],
    },
    zh: {
      why: `加密连接协商失败。${nothingSent.zh}`,
      fix: [
        '检查 --endpoint 的协议：用 https:// 访问普通 http 端口就会这样（模拟器使用 http://）。',
        '也可能被检查 TLS 的防火墙切断：可用 openssl s_client -connect <域名>:443 测试。',
      ],
    },
  },
  'tls-certificate': {
    en: {
      why: 'The certificate of the other side is not trusted: expired, for another name, or issued by an authority this machine does not know. Nothing was sent. Repeating will not help until that is mended.',
      fix: [
        'Issuer is your company or an antivirus program: its proxy reads TLS. Get its CA certificate and set NODE_EXTRA_CA_CERTS=<file.pem>.',
        'Certificate for another name: check --endpoint. Expired or not yet valid: check the clock of this machine (date).',
        'On a network that is not yours, suspect that somebody reads along. Never switch the check off: the request carries a signature.',
      ],
    },
    zh: {
      why: '对方的证书不受信任：已过期、域名不符，或由本机不认识的机构签发。请求没有发出；问题解决之前，重复执行也无济于事。',
      fix: [
        '签发者是公司或杀毒软件：说明其代理在解密 TLS。请取得其 CA 证书，并设置 NODE_EXTRA_CA_CERTS=<文件.pem>。',
        '域名不符：检查 --endpoint。已过期或尚未生效：检查本机时钟（date）。',
        '如果身处陌生网络，要警惕有人窃听。请勿关闭证书校验：请求中带有签名。',
      ],
    },
  },
  interrupted: {
    en: { why: 'You stopped the tool before the request went out. Nothing was sent and nothing ran.', fix: [] },
    zh: { why: '在请求发出之前您中止了本工具。请求没有发出，没有任何命令被执行。', fix: [] },
  },
};

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
};

export function explainNotSent(reason: NotSentReason): Explanation {
  return notSent[reason];
}

/** For a call that starts something. After a read that got no answer nothing is open. */
export function explainNoAnswer(reason: NoAnswerReason): Explanation {
  return noAnswer[reason];
}

/**
 * The same, with what the service said where it said something. Only a row written for an open outcome may speak: a row
 * for a refusal would claim that nothing ran, and under a 5xx, or under a 200, nobody knows.
 */
export function explainOpenOutcome({ code, reason }: { code: string; reason: NoAnswerReason }): Explanation {
  const row = explainRequestError(code);
  return row && (row.kind === 'server' || row.kind === 'outcome-open') ? row : noAnswer[reason];
}
