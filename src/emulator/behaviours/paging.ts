import { assumed, type Behaviour } from './behaviour.ts';

/** NextToken, where the pages only say that there is one. */
export const tokens: readonly Behaviour[] = [
  assumed('An empty NextToken is the end.', 'NextToken 为空表示结束。'),
  assumed(
    'A NextToken goes on behind the last row it was given with, whatever has come, gone or changed since; with other filters, or another action, it is InvalidParameter.NextToken.',
    'NextToken 从上一页的最后一条之后继续，不受其间新增、消失或变化的影响；换用其他过滤条件或操作时返回 InvalidParameter.NextToken。',
  ),
];
