import type { NotSentReason } from '../call-problem.ts';
import { nothingSent, proxyReasons } from './proxy-reasons.ts';
import type { Explanation } from './row.ts';

const moreTime = {
  en: 'Give it more time, or leave out --deadline.',
  zh: '请给出更长的时间，或去掉 --deadline。',
} as const;

/** The connection was not made; the request was never on its way. */
export const notSentReasons: Readonly<Record<NotSentReason, Explanation>> = {
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
        'If it is 127.0.0.1, the emulator has ended, and its port changes each time. Use --emulator, or start it anew: ecs-invoke emulator',
        'Check --endpoint and ECS_INVOKE_ENDPOINT, the port above all.',
      ],
    },
    zh: {
      why: `该地址和端口上没有服务在监听。${nothingSent.zh}`,
      fix: [
        '如果是 127.0.0.1，说明模拟器已退出；每次启动端口都会变化。请使用 --emulator，或重新启动：ecs-invoke emulator',
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
        'Where the internet is reached only through a proxy, name it: HTTPS_PROXY=http://host:port.',
      ],
    },
    zh: {
      why: `接入点未在限定时间内建立连接。${nothingSent.zh}`,
      fix: [
        '多半是防火墙静默丢包：可用 curl -v https://<域名> 测试。',
        '如果只能通过代理上网，请设置：HTTPS_PROXY=http://主机名:端口。',
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
        'Issuer is your company or an antivirus program: its proxy reads TLS. Get its CA certificate and give it with --ca-file <file.pem> or NODE_EXTRA_CA_CERTS.',
        'Certificate for another name: check --endpoint. Expired or not yet valid: check the clock of this machine (date).',
        'On a network that is not yours, suspect that somebody reads along. Never switch the check off: the request carries a signature.',
      ],
    },
    zh: {
      why: '对方的证书不受信任：已过期、域名不符，或由本机不认识的机构签发。请求没有发出；问题解决之前，重复执行也无济于事。',
      fix: [
        '签发者是公司或杀毒软件：说明其代理在解密 TLS。请取得其 CA 证书，并用 --ca-file <文件.pem> 或 NODE_EXTRA_CA_CERTS 指定。',
        '域名不符：检查 --endpoint。已过期或尚未生效：检查本机时钟（date）。',
        '如果身处陌生网络，要警惕有人窃听。请勿关闭证书校验：请求中带有签名。',
      ],
    },
  },
  ...proxyReasons,
  credentials: {
    en: {
      why: `The temporary credentials have run out, and new ones could not be had. ${nothingSent.en}`,
      fix: [
        'What went wrong is said when the command is started anew. To look at the sources one by one: ecs-invoke doctor',
      ],
    },
    zh: {
      why: `临时凭证已到期，且未能获取新的凭证。${nothingSent.zh}`,
      fix: ['重新执行命令即可看到具体原因。逐一检查凭证来源：ecs-invoke doctor'],
    },
  },
  interrupted: {
    en: { why: 'You stopped the tool before the request went out. Nothing was sent and nothing ran.', fix: [] },
    zh: { why: '在请求发出之前您中止了本工具。请求没有发出，没有任何命令被执行。', fix: [] },
  },
  deadline: {
    en: { why: `The time of --deadline was over before the request went out. ${nothingSent.en}`, fix: [moreTime.en] },
    zh: { why: `请求发出之前已到 --deadline 规定的时间。${nothingSent.zh}`, fix: [moreTime.zh] },
  },
};
