import { text } from '../../domain/text.ts';
import type { Objection } from '../../domain/violation.ts';
import type { PlanChange } from '../../usecases/plan-changes.ts';
import type { SealedPart } from '../../usecases/run-record.ts';

const planAgain = text('Make a new plan: the line of before with --plan.', '请重新生成计划：用原来的命令行加 --plan。');

export const notAPlan: Objection = {
  rule: 'not-a-plan',
  why: text('This is not a file that --plan wrote.', '这不是 --plan 生成的文件。'),
  fix: text('Name the file of --plan <file>.', '请指定 --plan <文件> 生成的文件。'),
};

export function editedPlan(parts: readonly string[]): Objection {
  const named = parts.join(', ');
  return {
    rule: 'plan-edited',
    why: text(`The plan was changed since it was written: ${named}.`, `计划文件生成后被修改过：${named}。`),
    fix: planAgain,
  };
}

export function otherThanPlanned(planned: string): Objection {
  return {
    rule: 'plan-elsewhere',
    why: text(`The plan is for ${planned}.`, `该计划针对 ${planned}。`),
    fix: text('Leave this out: the plan says where it goes.', '请去掉该选项：计划中已经写明。'),
  };
}

export const cutOtherwise: Objection = {
  rule: 'plan-calls',
  why: text('This version of the tool would cut it into other calls.', '此版本的工具会将其拆分为不同的调用。'),
  fix: planAgain,
};

const howAgain = {
  parameter: text('-p <name=value>, --param-env or --param-file', '-p <名称=值>、--param-env 或 --param-file'),
  tag: text('--invocation-tag <key=value>', '--invocation-tag <键=值>'),
  content: text('the file it was read from', '原来的文件'),
};

export function missingAgain({ what, name }: SealedPart): Objection {
  const how = howAgain[what];
  return {
    rule: 'secret-missing',
    why: text(
      `The plan does not hold the secret value of ${name}; it has to be given again.`,
      `计划中不保存 ${name} 的敏感值，需要重新提供。`,
    ),
    fix: text(`Give it with ${how.en}.`, `请用 ${how.zh} 提供。`),
  };
}

export function differsNow({ what, name }: SealedPart): Objection {
  return {
    rule: 'plan-value',
    why:
      what === 'content'
        ? text('The file is not the one that was planned: its content changed.', '文件与计划时不同：内容已变化。')
        : text(`${name} is not what was planned.`, `${name} 与计划时不同。`),
    fix:
      what === 'content'
        ? planAgain
        : text(
            'Give the value of then, or make a new plan. (Secrets can be compared only with the key of the user who made it.)',
            '请提供当时的值，或重新生成计划。（敏感值只能用生成计划的用户的密钥比对。）',
          ),
  };
}

const members: Readonly<Record<string, string>> = {
  content: 'content',
  parameterNames: 'parameters',
  parameterDefinitions: 'parameters',
};

export function changed(change: PlanChange): Objection {
  switch (change.kind) {
    case 'command-gone':
      return {
        rule: 'plan-command',
        why: text(`The command ${change.commandId} is gone.`, `命令 ${change.commandId} 已不存在。`),
        fix: planAgain,
      };
    case 'command-changed': {
      const what = [...new Set(change.what.map((member) => members[member] ?? member))].join(', ');
      return {
        rule: 'plan-command',
        why: text(
          `The command ${change.commandId} changed since the plan was made: ${what}.`,
          `命令 ${change.commandId} 在生成计划后发生了变化：${what}。`,
        ),
        fix: planAgain,
      };
    }
    case 'instances-gone': {
      const { instanceIds: ids } = change;
      const few = ids.slice(0, 5).join(', ') + (ids.length > 5 ? ' …' : '');
      return {
        rule: 'plan-instances',
        why: text(
          `${ids.length} of the planned instances ${ids.length === 1 ? 'is' : 'are'} gone: ${few}.`,
          `计划中的 ${ids.length} 台实例已不存在：${few}。`,
        ),
        fix: planAgain,
      };
    }
  }
}
