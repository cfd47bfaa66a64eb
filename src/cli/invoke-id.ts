import { text } from '../domain/text.ts';
import { accepted, type Checked, refused } from '../domain/violation.ts';

export function parseInvokeId(given: string): Checked<string> {
  if (/^[tf]-[A-Za-z0-9]+$/.test(given)) return accepted(given);
  return refused({
    rule: 'invoke-id',
    why: text('An InvokeId looks like t-hz01234567890.', 'InvokeId 形如 t-hz01234567890。'),
    fix: text('It is what "ecs-invoke -c … -i …" printed.', '即 “ecs-invoke -c … -i …” 打印的内容。'),
  });
}
