import { type RequestFacts, said } from './row.ts';

const throttled = {
  kind: 'throttled',
  en: {
    why: 'Too many calls in a short time; this one was turned away and started nothing.',
    fix: [
      'Wait until the next minute and send it again: that is safe, nothing ran.',
      'If it comes back, find out who else uses this account: monitoring and other scripts share the limit. Poll once a second at most.',
      'Fewer calls with more instances each (-i takes 50) get further than many small ones.',
    ],
  },
  zh: {
    why: '短时间内调用过多，本次调用被限流，没有启动任何执行。',
    fix: [
      '等到下一分钟再次发送即可：没有任何命令被执行，重新发送是安全的。',
      '如果反复出现，请查明还有谁在使用该账号：监控和其他脚本共用同一限额。轮询频率不要超过每秒一次。',
      '减少调用次数、每次多带一些实例（-i 最多 50 台），效果好于大量零碎调用。',
    ],
  },
} as const;

const badTimestamp = {
  kind: 'clock',
  en: {
    why: 'The time stamp of the request cannot be read or is missing. This tool always sends one, so something on the way removed or changed it.',
    fix: [
      'Go round the proxy: NO_PROXY=<endpoint host>.',
      'Check --endpoint: is it really the ECS endpoint, and not a gateway that rewrites requests?',
    ],
  },
  zh: {
    why: '请求的时间戳缺失或无法识别。本工具总会带上时间戳，说明它在途中被删除或改动。',
    fix: ['绕过代理：NO_PROXY=<接入点域名>。', '检查 --endpoint：它确实是 ECS 接入点，而不是会改写请求的网关吗？'],
  },
} as const;

/** Nothing ran: the clock differs, calls came too fast, or a quota is used up. */
export const clockAndTrafficErrors = {
  'InvalidTimeStamp.Expired': {
    kind: 'clock',
    en: {
      why: 'The clock of this machine and that of the service differ by more than 15 minutes, so the request looks too old or not yet valid. Nothing ran.',
      fix: [
        'Compare: date -u against curl -sI https://ecs.aliyuncs.com | grep -i ^date.',
        'Set the clock: timedatectl set-ntp true (systemd), or chronyc makestep; in a virtual machine or WSL after a suspend, restart its time service.',
      ],
    },
    zh: {
      why: '本机时钟与服务端相差超过 15 分钟，请求被视为已过期或尚未生效。没有任何命令被执行。',
      fix: [
        '对比时间：date -u 与 curl -sI https://ecs.aliyuncs.com | grep -i ^date。',
        '校准时钟：timedatectl set-ntp true（systemd），或 chronyc makestep；虚拟机或 WSL 休眠恢复后，请重启其时间同步服务。',
      ],
    },
    documented: [said('gateway', 400, 'Specified time stamp or date value is expired.')],
  },
  'InvalidTimeStamp.Format': {
    ...badTimestamp,
    documented: [said('gateway', 400, 'Specified time stamp or date value is not well formatted.')],
  },
  IllegalTimestamp: {
    ...badTimestamp,
    documented: [
      said(
        'common',
        400,
        'The input parameter "Timestamp" that is mandatory for processing this request is not supplied.',
      ),
    ],
  },
  Throttling: {
    ...throttled,
    documented: [said('common', 400, ''), said('gateway', 400, 'Request was denied due to request throttling.')],
  },
  'Throttling.User': {
    ...throttled,
    documented: [said('gateway', 400, 'Request was denied due to user flow control.')],
  },
  'Throttling.Api': {
    ...throttled,
    documented: [said('gateway', 400, 'Request was denied due to api flow control.')],
  },
  'Rejected.Throttling': { ...throttled, documented: [said('gateway', 0, '')] },
  'Invocation.ExceedQuota': {
    kind: 'quota',
    en: {
      why: 'The number of executions this region allows in a day is used up. Nothing ran, and nothing more will run here today.',
      fix: [
        'Schedules that fire often and loops in scripts are the usual cause. See what uses it up: aliyun ecs DescribeInvocations --RegionId <region> --MaxResults 50',
        'Ask for a higher quota in Quota Center (quota max-axt-invocation-daily), or wait for tomorrow.',
        'Put several steps into one script: that is fewer executions.',
      ],
    },
    zh: {
      why: '该地域当天的执行次数配额已用完。本次没有执行，今天在该地域也无法再执行。',
      fix: [
        '查看用量去向，通常是触发过于频繁的周期任务或脚本中的循环：aliyun ecs DescribeInvocations --RegionId <地域> --MaxResults 50',
        '在配额中心申请提高配额（max-axt-invocation-daily），或等到明天。',
        '把多个步骤合并到一个脚本中，可减少执行次数。',
      ],
    },
    documented: [said('current', 403, 'The invocation quota in the current region has been reached for today.')],
  },
} as const satisfies Record<string, RequestFacts>;
