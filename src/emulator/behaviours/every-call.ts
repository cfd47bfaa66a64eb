import { assumed, type Behaviour, doc, measured, own } from './behaviour.ts';

/** What holds for every action: the gateway in front of the service. */
export const everyCall: readonly Behaviour[] = [
  doc(
    'GET and POST are both served; parameters come from the query and from a form body alike.',
    'GET 与 POST 均支持；参数可来自查询串，也可来自表单请求体。',
  ),
  doc(
    'Signature 1.0 (HMAC-SHA1) and ACS3-HMAC-SHA256 are verified; a mismatch is refused with the string the server signed.',
    '校验签名 1.0 (HMAC-SHA1) 与 ACS3-HMAC-SHA256；不一致时拒绝，并返回服务端的待签名字符串。',
  ),
  measured(
    'The query of an ACS3 request is encoded anew before it is compared: the SDK sends some characters raw and signs them encoded.',
    '比对 ACS3 签名前会重新编码查询串：SDK 发送时部分字符不编码，签名时则编码。',
  ),
  doc(
    'A time stamp more than 15 minutes off is InvalidTimeStamp.Expired; a nonce that was used is SignatureNonceUsed.',
    '时间戳相差超过 15 分钟返回 InvalidTimeStamp.Expired；随机数重复返回 SignatureNonceUsed。',
  ),
  assumed(
    'A nonce is remembered until its request has expired anyway; a wrong signature does not use it up.',
    '随机数会记住到该请求本来就会过期为止；签名错误不会占用随机数。',
  ),
  doc(
    'Temporary credentials need their token: MissingSecurityToken, InvalidSecurityToken.Malformed, .MismatchWithAccessKey or .Expired.',
    '临时凭证必须带上配套的令牌：否则返回 MissingSecurityToken、InvalidSecurityToken.Malformed、.MismatchWithAccessKey 或 .Expired。',
  ),
  assumed(
    'A token that was never handed out counts as one of another key.',
    '从未签发过的令牌按“与 AccessKey 不匹配”处理。',
  ),
  assumed(
    'Of several mistakes the first in this order is named: action, version, missing parameters, key, token, time, signature, nonce, then the action’s own.',
    '存在多处错误时按此顺序报告第一处：操作、版本、缺少的参数、密钥、令牌、时间、签名、随机数，最后是操作自身的检查。',
  ),
  doc(
    'Answers are XML unless Format says JSON. Each has a new RequestId, in upper case.',
    '除非 Format 为 JSON，否则以 XML 应答。每个应答都有新的大写 RequestId。',
  ),
  assumed('ACS3 is answered in JSON.', '使用 ACS3 时以 JSON 应答。'),
  doc(
    'An action that the API does not have is InvalidAction.NotFound with HTTP 404.',
    'API 中不存在的操作返回 InvalidAction.NotFound，HTTP 404。',
  ),
  doc(
    'Throttling is HTTP 400; a hint stands in x-acs-retry-after, in milliseconds.',
    '限流返回 HTTP 400；等待提示在 x-acs-retry-after 中，单位为毫秒。',
  ),
  assumed(
    'TimeLeft in x-ratelimit-user-api is in milliseconds too; what stands beside it is made up.',
    'x-ratelimit-user-api 中的 TimeLeft 同样以毫秒计；其余内容为虚构。',
  ),
  assumed(
    'A parameter that is given twice is refused; an empty one counts as absent.',
    '同一参数出现两次会被拒绝；空值视为未提供。',
  ),
  own(
    'More than 1,000 parameters are refused with Emulator.TooManyParameters before anything else is looked at.',
    '超过 1,000 个参数时，在其他检查之前即返回 Emulator.TooManyParameters。',
  ),
  own(
    'The clock goes with the machine until it is moved forward; then what falls due on the way happens in order, at its own moment, and time goes on from there.',
    '时钟与本机一致，直到被向前拨动；拨动时，途中到期的事项按顺序在各自的时刻发生，之后时间从新的时刻继续。',
  ),
  own(
    'A process lives in real time: a moving clock stands still while one that was started on the way runs, for 15 seconds at most, and then goes on without it.',
    '进程按真实时间运行：拨动途中启动的进程未结束时，时钟会停下等待，最多 15 秒，然后不再等待它。',
  ),
  own(
    'The Timeout of a run is by this clock, so a run that a moving clock goes on without may end as Timeout, and moments of its schedule are skipped while it lives.',
    '执行的 Timeout 按此时钟计算：时钟不再等待的执行可能以 Timeout 结束；它存活期间，其计划的时刻会被跳过。',
  ),
  own(
    'Once the clock was moved, a time stamp may be up to 15 minutes off it or off the time of the machine, by which clients go.',
    '时钟被拨动后，时间戳与该时钟或与本机时间（客户端所用）相差不超过 15 分钟即可。',
  ),
  own(
    'Calls that begin with Emulator. need a signature too; no fault strikes them.',
    '以 Emulator. 开头的调用同样需要签名，且不受故障影响。',
  ),
  assumed(
    'There are no resource groups: every one that is named is unknown.',
    '没有资源组：指定任何资源组都视为不存在。',
  ),
];
