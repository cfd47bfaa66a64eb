import { type RequestFacts, said } from './row.ts';

const missing = {
  kind: 'refused',
  concerns: 'schedule',
  en: {
    why: 'A periodic run was asked for, but not how often: Timed=true or RepeatMode=Period needs a Frequency.',
    fix: [
      'Say when with --frequency, for example --frequency "0 */20 * * * ?" (every 20 minutes) or --frequency "rate(5m)".',
      'For a single run now leave out --timed and --repeat-mode.',
    ],
  },
  zh: {
    why: '要求周期执行，却没有指定频率：Timed=true 或 RepeatMode=Period 时必须给出 Frequency。',
    fix: [
      '用 --frequency 指定时间，例如 --frequency "0 */20 * * * ?"（每 20 分钟）或 --frequency "rate(5m)"。',
      '如果只想现在执行一次，请去掉 --timed 和 --repeat-mode。',
    ],
  },
} as const;

/** Refusals about when a command runs. */
export const scheduleErrors = {
  /** The spelling of 2018. */
  'MissingParameter.Frequency': {
    ...missing,
    documented: [said('page 2018', 400, 'The frequency parameter must exist when create a timed Invocation.')],
  },
  /** The spelling since 2019; the status changed later. */
  'MissingParam.Frequency': {
    ...missing,
    documented: [
      said('page 2019', 403, 'The frequency must be specified when you create a timed task.'),
      said('pages 2021', 403, 'The frequency must be specified when you create a timed task.'),
      said('current', 400, 'The frequency must be specified when you create a timed task.'),
    ],
  },
  'InvalidParam.Frequency': {
    kind: 'refused',
    concerns: 'schedule',
    en: {
      why: 'The service does not accept this Frequency: its grammar is wrong, two runs would be too close, or it can never run.',
      fix: [
        'Count the fields: second minute hour day month weekday, then optionally year and zone. Five fields (crontab style) are one too few.',
        'Distances: a cron at least 10 s between any two runs and not less than --timeout; rate(…) 60 s to 7 days and longer than --timeout; at(…) in the future.',
        'Zones: Asia/Shanghai, GMT+8:00 or UTC; not CST, not GMT+08:00.',
        'An endpoint that speaks an older form of the API takes six-field cron only: no rate(…), at(…), year or zone.',
      ],
    },
    zh: {
      why: '服务不接受该 Frequency：语法有误、两次执行间隔太短，或永远不会触发。',
      fix: [
        '数一数字段：秒 分 时 日 月 周，之后可选年和时区。只有五个字段（crontab 写法）则少了“秒”。',
        '间隔要求：Cron 任意两次之间至少 10 秒，且不小于 --timeout；rate(…) 为 60 秒至 7 天，且大于 --timeout；at(…) 必须是将来的时间。',
        '时区写法：Asia/Shanghai、GMT+8:00 或 UTC；不支持 CST 和 GMT+08:00。',
        '旧版接口只支持六字段 Cron，不支持 rate(…)、at(…)、年和时区。',
      ],
    },
    documented: [
      said('pages 2021', 403, 'The specified frequency is invalid.'),
      said('current', 400, 'The specified frequency is invalid.'),
    ],
  },
  'InvalidRepeatMode.NotFound': {
    kind: 'not-found',
    concerns: 'schedule',
    en: {
      why: 'There is no such RepeatMode.',
      fix: ['--repeat-mode takes Once, Period, NextRebootOnly, EveryReboot or DryRun, spelled exactly so.'],
    },
    zh: {
      why: '该 RepeatMode 不存在。',
      fix: ['--repeat-mode 可取 Once、Period、NextRebootOnly、EveryReboot 或 DryRun，注意大小写。'],
    },
    documented: [said('current', 404, 'The specified repeat mode does not exist.')],
  },
} as const satisfies Record<string, RequestFacts>;
