import { type ResultFacts, told } from './row.ts';

const badCron = {
  ran: 'no',
  en: {
    why: 'The agent refuses the cron expression, so the schedule was never set up on this instance.',
    fix: [
      'Six fields: second minute hour day month weekday, then optionally year and zone. Five fields and @daily are not accepted.',
      'A bare L in the weekday field, steps above the maximum of a field (*/60) and descending ranges are refused too.',
      'Check the expression here first: --frequency "<expression>" --dry-run.',
    ],
  },
  zh: {
    why: 'Agent 拒绝了该 Cron 表达式，该实例上没有建立周期任务。',
    fix: [
      '六个字段：秒 分 时 日 月 周，之后可选年和时区。不接受五个字段或 @daily。',
      '周字段单独写 L、步长超过字段最大值（*/60）、倒序的范围也会被拒绝。',
      '可先在本机检查：--frequency "<表达式>" --dry-run。',
    ],
  },
} as const;

const badOffset = {
  ran: 'no',
  en: {
    why: 'The GMT offset in the expression is malformed.',
    fix: [
      'Write GMT+8:00 or GMT-7:00: hours without a leading zero, minutes with two digits. GMT+08:00, GMT+8 and UTC+8:00 are refused; --timezone Asia/Shanghai avoids the question.',
    ],
  },
  zh: {
    why: '表达式中的 GMT 时区偏移格式错误。',
    fix: [
      '请写成 GMT+8:00 或 GMT-7:00：小时不带前导零，分钟为两位。GMT+08:00、GMT+8 和 UTC+8:00 都不接受；也可用 --timezone Asia/Shanghai。',
    ],
  },
} as const;

/** The schedule reached the instance, but its agent cannot keep it. */
export const scheduleResults = {
  BadCronExpression: { ...badCron, documented: [told('result', 'The cron expression is invalid.')] },
  InvalidCronExpression: { ...badCron, documented: [told('agent', '')] },
  CronExpressionExpired: {
    ran: 'no',
    en: {
      why: 'The cron expression has no run in the future.',
      fix: [
        'A year that is over, or a date that does not exist (30 February).',
        'A weekday range that ends in 7 or SUN matches no day for the agent: write SUN-SAT or * instead of MON-SUN, and 6,7 instead of 6-7.',
      ],
    },
    zh: {
      why: '该 Cron 表达式在将来不会再触发。',
      fix: [
        '年份已过，或日期不存在（如 2 月 30 日）。',
        '以 7 或 SUN 结尾的周范围在 Agent 中匹配不到任何一天：请用 SUN-SAT 或 * 代替 MON-SUN，用 6,7 代替 6-7。',
      ],
    },
    documented: [
      told('agent', ''),
      told('current', 'The cron expression has expired. The corresponding scheduled task will not be executed.'),
    ],
  },
  InvalidGMTOffsetForTimezone: {
    ...badOffset,
    documented: [
      told('agent', ''),
      told('current', 'The format of the GMT offset time zone specified in the cron expression is invalid.'),
    ],
  },
  InvalidGMTOffsetHourForTimezone: {
    ...badOffset,
    documented: [told('current', 'The GMT offset hour value specified in the cron expression is invalid.')],
  },
  InvalidGMTOffsetMinuteForTimezone: {
    ...badOffset,
    documented: [told('current', 'The GMT offset minute value specified in the cron expression is invalid.')],
  },
  TimezoneInformationCorrupt: {
    ran: 'no',
    en: {
      why: 'The instance does not know the time zone of the expression.',
      fix: [
        'Use a full name with a slash: Asia/Shanghai. CST and Z are not understood.',
        'If the name is right, the zone file is missing on the instance: install the package tzdata (/usr/share/zoneinfo).',
        'Or use an offset: GMT+8:00.',
      ],
    },
    zh: {
      why: '实例无法识别表达式中的时区。',
      fix: [
        '请使用带斜杠的完整名称：Asia/Shanghai。不支持 CST 和 Z。',
        '如果名称无误，则是实例缺少时区文件：请安装 tzdata（/usr/share/zoneinfo）。',
        '也可使用偏移量：GMT+8:00。',
      ],
    },
    documented: [
      told('agent', ''),
      told(
        'current',
        'The Cloud Assistant Agent cannot parse the time zone information because the time zone file is corrupted or for other reasons.',
      ),
    ],
  },
  InvalidRateExpression: {
    ran: 'no',
    en: {
      why: 'The rate expression cannot be read.',
      fix: ['Write rate(<number><unit>) with the unit s, m, h or d: rate(5m). The number is at least 1 and whole.'],
    },
    zh: {
      why: '无法识别该 rate 表达式。',
      fix: ['请写成 rate(<数字><单位>)，单位为 s、m、h 或 d，例如 rate(5m)；数字须为不小于 1 的整数。'],
    },
    documented: [told('agent', ''), told('current', 'The Rate expression is invalid.')],
  },
  RateFrequencyTooLarge: {
    ran: 'no',
    en: {
      why: 'The interval of the rate expression is too long.',
      fix: ['Use at most 7 days: rate(7d). For longer use a cron.'],
    },
    zh: { why: 'rate 表达式的间隔过长。', fix: ['最长 7 天：rate(7d)。更长的周期请用 Cron。'] },
    documented: [
      told('agent', ''),
      told('current', 'The scheduled execution frequency specified in the Rate expression is too high.'),
    ],
  },
  InvalidAtExpression: {
    ran: 'no',
    en: {
      why: 'The at expression cannot be read.',
      fix: [
        'Write at(yyyy-MM-dd HH:mm:ss <zone>): --frequency "at(2030-01-31 09:00:00 Asia/Shanghai)". Without a zone it is UTC.',
      ],
    },
    zh: {
      why: '无法识别该 at 表达式。',
      fix: [
        '请写成 at(yyyy-MM-dd HH:mm:ss <时区>)：--frequency "at(2030-01-31 09:00:00 Asia/Shanghai)"。不写时区则为 UTC。',
      ],
    },
    documented: [told('current', 'The timestamp (At expression) is invalid.')],
  },
  AtExpressionExpired: {
    ran: 'no',
    en: {
      why: 'The moment of the at expression is over; it never ran.',
      fix: [
        'Without a zone the time is UTC, eight hours behind China: name the zone, at(2030-01-31 09:00:00 Asia/Shanghai).',
      ],
    },
    zh: {
      why: 'at 表达式指定的时间已过，命令没有执行。',
      fix: ['不写时区时按 UTC 计算，比北京时间晚 8 小时：请写明时区，at(2030-01-31 09:00:00 Asia/Shanghai)。'],
    },
    documented: [
      told('agent', ''),
      told(
        'current',
        'The timestamp (At expression) has expired. The corresponding scheduled task will not be executed.',
      ),
    ],
  },
} as const satisfies Record<string, ResultFacts>;
