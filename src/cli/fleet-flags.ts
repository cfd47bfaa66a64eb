import { text } from '../domain/text.ts';
import type { Flag } from './flag.ts';

/** In what order the calls of a run go, and what holds back the rest. */
export const fleetFlags: readonly Flag[] = [
  {
    name: 'concurrency',
    value: '<n>',
    group: 'target',
    words: text('calls under way at the same time, 1 to 20 (default: 5)', '同时进行的调用数，1 到 20（默认 5）'),
  },
  {
    name: 'canary',
    value: '<n>',
    group: 'target',
    words: text(
      'so many instances go first and must all succeed before the rest is sent',
      '先在这些实例上执行，全部成功后才发往其余实例',
    ),
  },
  {
    name: 'max-errors',
    value: '<n or %>',
    group: 'target',
    words: text(
      'so many instances may fail or not run; one more, and nothing further is sent',
      '允许失败或未执行的实例数或百分比；再多一台便不再发送',
    ),
  },
  {
    name: 'pause',
    value: '<duration>',
    group: 'target',
    words: text(
      'wave by wave, with this pause between the end of one and the next',
      '分批执行，前一批结束后间隔该时长再开始下一批',
    ),
  },
];
