import { text } from './text.ts';
import { accepted, type Checked, refused } from './violation.ts';

/** Tags, tokens of 64 characters and file names are made of it; behind `resume` a dash would begin a flag. */
export function parseRunId(given: string): Checked<string> {
  if (/^(?!-)[A-Za-z0-9._-]{1,48}$/.test(given) && !/^\.+$/.test(given)) return accepted(given);
  return refused({
    rule: 'run-id',
    why: text(
      'A run ID is 1 to 48 of the characters A-Z a-z 0-9 . _ - and does not begin with a dash.',
      '执行 ID 为 1 到 48 个字符，可用 A-Z a-z 0-9 . _ -，且不能以 - 开头。',
    ),
    fix: text('For instance: --run-id deploy-4711', '例如：--run-id deploy-4711'),
  });
}
