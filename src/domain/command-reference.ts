import { text } from './text.ts';
import { accepted, type Checked, type Objection, refused } from './violation.ts';

/** A stored command, by its ID or by its exact name. */
export type CommandReference =
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'name'; readonly name: string };

export const noCommand: Objection = {
  rule: 'command-missing',
  why: text('No command is given.', '没有指定命令。'),
  fix: text(
    'Name the stored command by its ID or its exact name: -c c-hz0123456789 or -c deploy.',
    '请用命令 ID 或完整名称指定命令：-c c-hz0123456789 或 -c deploy。',
  ),
};

export function parseCommandReference(given: string): Checked<CommandReference> {
  const value = given.trim();
  if (value === '') return refused(noCommand);
  if (/^c-[A-Za-z0-9-]+$/.test(value)) return accepted({ kind: 'id', id: value });
  if (/^c-/.test(value)) {
    return refused({
      rule: 'command-id',
      why: text(
        'A command ID is "c-" and then only letters, digits and hyphens.',
        '命令 ID 由 “c-” 加字母、数字和连字符组成。',
      ),
      fix: text('Copy the ID from the console, or give the command’s name.', '请从控制台复制 ID，或改用命令名称。'),
    });
  }
  if (/^[ti]-/.test(value)) {
    return refused({
      rule: 'command-id',
      why: text(
        `This looks like ${value.startsWith('t-') ? 'an InvokeId' : 'an instance ID'}, not like a command.`,
        `这看起来是${value.startsWith('t-') ? '执行 ID（InvokeId）' : '实例 ID'}，而不是命令。`,
      ),
      fix: text('-c takes a command (c-…), -i takes the instances.', '-c 用于命令（c-…），-i 用于实例。'),
    });
  }
  if ([...value].length > 128) {
    return refused({
      rule: 'command-name',
      why: text('A command’s name has at most 128 characters.', '命令名称最多 128 个字符。'),
      fix: text('Give the command’s ID (c-…).', '请使用命令 ID（c-…）。'),
    });
  }
  return accepted({ kind: 'name', name: value });
}
