import type { Command } from 'commander';
import { text } from '../domain/text.ts';
import { accepted, type Checked, refused } from '../domain/violation.ts';
import type { Findings } from './findings.ts';

function parseInvokeId(given: string): Checked<string> {
  if (/^[tf]-[A-Za-z0-9]+$/.test(given)) return accepted(given);
  return refused({
    rule: 'invoke-id',
    why: text('An InvokeId looks like t-hz01234567890.', 'InvokeId 形如 t-hz01234567890。'),
    fix: text('It is what "ecs-invoke -c … -i …" printed.', '即 “ecs-invoke -c … -i …” 打印的内容。'),
  });
}

/** The InvokeIds of a line, each once; what is none is objected to. */
export function readInvokeIds({ args }: Command, findings: Findings): readonly string[] {
  const ids = args.flatMap((word) => findings.takeFrom('<InvokeId>', parseInvokeId(word), word) ?? []);
  return [...new Set(ids)];
}
