import type { Explanation } from './row.ts';

export const nothingSent = {
  en: 'Nothing was sent, so nothing ran: repeating the command is safe.',
  zh: '请求没有发出，没有任何命令被执行，可以放心重新执行本命令。',
} as const;

/** A proxy stands on the way and did not let the request through. */
export const proxyReasons = {
  'proxy-unreachable': {
    en: {
      why: `The proxy that the environment names cannot be reached. ${nothingSent.en}`,
      fix: [
        'Check HTTPS_PROXY, HTTP_PROXY and ALL_PROXY: host, port, and whether the VPN or the proxy program is running.',
        'Where the endpoint can be reached directly: NO_PROXY=<host>.',
      ],
    },
    zh: {
      why: `无法连接环境变量指定的代理。${nothingSent.zh}`,
      fix: [
        '检查 HTTPS_PROXY、HTTP_PROXY 和 ALL_PROXY：主机名、端口，以及 VPN 或代理程序是否在运行。',
        '如果可以直连接入点：设置 NO_PROXY=<域名>。',
      ],
    },
  },
  'proxy-authentication': {
    en: {
      why: `The proxy asks for a user name and a password, or does not accept those it got. ${nothingSent.en}`,
      fix: [
        'Put them into the variable: HTTPS_PROXY=http://user:password@proxy:port, special characters percent-encoded (@ is %40).',
        'A proxy that wants Windows sign-in (NTLM, Kerberos) needs a helper on this machine, such as cntlm or px.',
      ],
    },
    zh: {
      why: `代理要求用户名和密码，或不接受当前提供的。${nothingSent.zh}`,
      fix: [
        '请写入环境变量：HTTPS_PROXY=http://用户名:密码@代理:端口，特殊字符需百分号编码（@ 写作 %40）。',
        '如果代理要求 Windows 登录（NTLM、Kerberos），需在本机使用 cntlm 或 px 等辅助程序。',
      ],
    },
  },
  'proxy-refused': {
    en: {
      why: `The proxy answered with a refusal or a web page instead of opening the way to the endpoint. ${nothingSent.en}`,
      fix: [
        'Have <host> allowed on the proxy, or log in to the network if it shows a login page in the browser.',
        'HTTP 502, 503 or 504: the proxy itself cannot reach the endpoint; check --region and --endpoint.',
        'Where the endpoint can be reached directly: NO_PROXY=<host>.',
      ],
    },
    zh: {
      why: `代理没有打开到接入点的通道，而是返回了拒绝或网页。${nothingSent.zh}`,
      fix: [
        '请在代理上放行 <域名>；如果浏览器显示网络登录页，请先登录。',
        'HTTP 502、503 或 504：代理自身无法连接接入点，请检查 --region 和 --endpoint。',
        '如果可以直连接入点：设置 NO_PROXY=<域名>。',
      ],
    },
  },
  'proxy-broken': {
    en: {
      why: `The proxy ended the connection, or what it said is not HTTP. ${nothingSent.en}`,
      fix: [
        'Check port and scheme in HTTPS_PROXY: a SOCKS port, or https:// where the proxy speaks http://, ends like this.',
        'Test with curl -v https://<host>, which uses the same variables.',
      ],
    },
    zh: {
      why: `代理断开了连接，或返回的内容不是 HTTP。${nothingSent.zh}`,
      fix: [
        '检查 HTTPS_PROXY 的端口和协议：填成 SOCKS 端口，或代理只支持 http:// 却写成 https://，都会这样。',
        '可用 curl -v https://<域名> 测试，它使用相同的环境变量。',
      ],
    },
  },
  'proxy-silent': {
    en: {
      why: `The proxy took the connection and did not answer in time. ${nothingSent.en}`,
      fix: [
        'The proxy may be overloaded, or may drop what it does not allow: test with curl -v https://<host>.',
        'Where the endpoint can be reached directly: NO_PROXY=<host>.',
      ],
    },
    zh: {
      why: `代理接受了连接，但未在限定时间内应答。${nothingSent.zh}`,
      fix: [
        '代理可能过载，或直接丢弃不允许的请求：可用 curl -v https://<域名> 测试。',
        '如果可以直连接入点：设置 NO_PROXY=<域名>。',
      ],
    },
  },
} satisfies Record<string, Explanation>;
