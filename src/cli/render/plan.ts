import { type Text, text } from '../../domain/text.ts';
import type { Note } from '../../domain/violation.ts';
import type { FleetPolicy } from '../../usecases/fleet-policy.ts';
import type { RunPlan } from '../../usecases/run-plan.ts';
import type { KeptValue } from '../../usecases/run-record.ts';
import { nowhere } from '../aim.ts';
import type { Exit } from '../exit-code.ts';
import { type Page, say } from '../page.ts';
import type { PlanView } from '../presenter.ts';
import { type Document, noteObject, schema } from './json.ts';
import { nextStep } from './next-step.ts';
import { wayOut } from './report-card.ts';
import { visible } from './visible.ts';
import { padEnd, stringWidth, wrap } from './wrap.ts';

/** What a plan holds, and how to run it. */
export function renderPlan({ file, plan }: PlanView, page: Page): string {
  const { run } = plan;
  const rows: readonly (readonly [Text, Text])[] = [
    [text('run', '执行 ID'), same(run.runId)],
    [text('what', '内容'), whatRuns(plan)],
    ...(run.parameters.length === 0 ? [] : [[text('parameters', '参数'), valuesOf(run.parameters)] as const]),
    [text('where', '目标'), where(plan)],
    [text('how', '方式'), how(run.fleet, run.wait !== null)],
  ];
  const width = Math.max(...rows.map(([name]) => stringWidth(say(name, page))));
  const lines = rows.map(([name, words]) =>
    wrap(`${padEnd(say(name, page), width)}  ${visible(say(words, page))}`, page.width, '  '),
  );
  const next = text(
    `Nothing was sent. To run exactly this: ecs-invoke apply ${file}`,
    `没有发送任何请求。原样执行：ecs-invoke apply ${file}`,
  );
  return `${page.paint.bold(visible(file))}\n${lines.join('\n')}\n${wayOut(nextStep(say(next, page), page.aim ?? nowhere, page.language), page.width)}\n`;
}

export function planDocument({ file, plan }: PlanView, notes: readonly Note[], exit: Exit): Document {
  const { runId, edition, regionId, instanceIds } = plan.run;
  return {
    schema,
    kind: 'plan',
    ...{ runId, edition, region: regionId, file },
    command: plan.command === null ? null : { commandId: plan.command.commandId, contentSha256: plan.command.content },
    instances: instanceIds.length,
    calls: plan.calls.map(({ chunk, instanceIds: ids }) => ({ chunk, instances: ids.length })),
    notes: notes.map(noteObject),
    exit,
  };
}

function whatRuns({ command, run: { work }, source }: RunPlan): Text {
  if (command !== null) return same(`${command.name} (${command.commandId}), sha256 ${command.content.slice(0, 12)}…`);
  if (work.kind === 'script') return same(`${work.type}, ${Buffer.from(work.content, 'base64').length} bytes`);
  if (work.kind === 'file') return same(`${source ?? ''} → ${work.file.targetDir}`);
  return same('');
}

/** Secret values are told by their length only. */
function valuesOf(parameters: readonly KeptValue[]): Text {
  return same(
    parameters
      .map((each) => ('sealed' in each ? `${each.name}=<hidden:${each.sealed.length}>` : `${each.name}=${each.value}`))
      .join(', '),
  );
}

function where({ run, calls }: RunPlan): Text {
  const many = run.instanceIds.length;
  return text(
    `${many} ${many === 1 ? 'instance' : 'instances'} in ${calls.length} ${calls.length === 1 ? 'call' : 'calls'}, ${run.regionId}`,
    `${many} 台实例，${calls.length} 次调用，${run.regionId}`,
  );
}

function how({ concurrency, canary, maxErrors, pauseMs }: FleetPolicy, waits: boolean): Text {
  const flags = [
    `--concurrency ${concurrency}`,
    ...(canary === null ? [] : [`--canary ${canary}`]),
    ...(maxErrors === null ? [] : [`--max-errors ${maxErrors.atMost}${maxErrors.unit === 'percent' ? '%' : ''}`]),
    ...(pauseMs === 0 ? [] : [`--pause ${pauseMs / 1000}s`]),
    ...(waits ? ['--wait'] : []),
  ];
  return same(flags.join(' '));
}

function same(words: string): Text {
  return text(words, words);
}
