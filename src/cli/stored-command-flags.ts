import { parseCommandReference } from '../domain/command-reference.ts';
import { parseDuration } from '../domain/duration.ts';
import type { Edition } from '../domain/editions.ts';
import { limits } from '../domain/limits.ts';
import { parseLauncher, parseText, parseTimeout } from '../domain/run-options.ts';
import { parseDescription } from '../domain/stored-command.ts';
import { text } from '../domain/text.ts';
import type { Checked, Note } from '../domain/violation.ts';
import type { Findings } from './findings.ts';

/** Refuses the flags of `commands` that this edition cannot express. */
export function refuseLackingOfCommands({ name, storedCommands }: Edition, findings: Findings): void {
  const { given } = findings;
  for (const flag of storedCommands.lacks) {
    if (!given.on(flag) && given.one(flag) === null) continue;
    findings.object(flag, given.one(flag)?.text ?? null, {
      rule: 'edition-lacks',
      why: text(`Edition ${name} of the API does not know this.`, `${name} 版 API 不支持该选项。`),
      fix: text('Leave the flag out, or use --edition current.', '请去掉该选项，或使用 --edition current。'),
    });
  }
}

/** What a command carries beside its name and its script; only what was given. */
export function readTraits(findings: Findings, edition: Edition) {
  const description = findings.single('description', (value) => parseDescription(value, edition));
  const workingDir = findings.single('working-dir', (value) => parseText(value, limits.workingDir));
  const launcher = findings.single('launcher', parseLauncher);
  const timeout = findings.single('timeout', (value) => storedTimeout(value, edition));
  return {
    ...(description !== undefined && { description }),
    ...(timeout !== undefined && { timeout }),
    ...(workingDir !== undefined && { workingDir }),
    ...(launcher !== undefined && { launcher }),
  };
}

function storedTimeout(given: string, { storedCommands }: Edition): Checked<number> {
  const parsed = parseDuration(given);
  const checked = parsed.ok ? parseTimeout(parsed.value) : parsed;
  const { least } = storedCommands.timeout;
  return checked.ok && checked.value < least ? { ...checked, notes: [...checked.notes, raised(least)] } : checked;
}

function raised(least: number): Note {
  return {
    code: 'timeout-raised',
    text: text(
      `This edition of the API takes a timeout below ${least} s for ${least} s.`,
      `此版 API 会将小于 ${least} 秒的超时按 ${least} 秒处理。`,
    ),
  };
}

/** The command named by a word of the line. */
export function readReference(findings: Findings, word: string) {
  return findings.takeFrom('<id or name>', withoutFlag(parseCommandReference(word)), word);
}

/** The command stands alone here, without -c. */
function withoutFlag<T>(checked: Checked<T>): Checked<T> {
  if (checked.ok) return checked;
  return {
    ok: false,
    objections: checked.objections.map((objection) => ({
      ...objection,
      fix: text(
        'Name the stored command by its ID (c-…) or its exact name. To see both: ecs-invoke commands list',
        '请用命令 ID（c-…）或完整名称指定命令。查看二者：ecs-invoke commands list',
      ),
    })),
  };
}

/** A flag of one value that is given twice with different values: none is taken. */
export function onlyOnce(findings: Findings, flags: readonly string[]): void {
  for (const flag of flags) {
    const values = new Set(findings.given.all(flag).map((value) => value.text));
    if (values.size < 2) continue;
    findings.object(flag, [...values].join(', '), {
      rule: 'given-twice',
      why: text('This flag is given twice with different values.', '该选项重复给出，且取值不同。'),
      fix: text('Keep the one you mean.', '请只保留需要的那一个。'),
    });
  }
}
