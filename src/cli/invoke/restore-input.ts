import { parseDuration } from '../../domain/duration.ts';
import { editions } from '../../domain/editions.ts';
import { parseMaxErrors } from '../../domain/fleet-limits.ts';
import { parseInvocationTags } from '../../domain/run-options.ts';
import { type Text, text } from '../../domain/text.ts';
import { tolerating } from '../../usecases/fleet-policy.ts';
import type { RunInput } from '../../usecases/run-input.ts';
import type { Secrets } from '../../usecases/run-journals.ts';
import { inputOf, type RunRecord, type Seal, type SealedPart } from '../../usecases/run-record.ts';
import type { Context } from '../context.ts';
import type { Findings } from '../findings.ts';
import { requireSomebodyToAsk } from './ask-again.ts';
import { readDelivery } from './delivery.ts';
import { readParameters } from './parameters.ts';

export interface Restored {
  readonly input: RunInput;
  /** For the record: what must not stand in it. */
  readonly secrets: Secrets;
  /** Objects to what is missing; called when something has to be sent. */
  requireAll(): void;
}

/** The input of a run from its record, with the secrets of the line; what differs from what it was is objected to. */
export async function restoreInput(
  record: RunRecord,
  seal: Seal,
  findings: Findings,
  { io, services }: Pick<Context, 'io' | 'services'>,
): Promise<Restored> {
  const { given } = findings;
  requireSomebodyToAsk(findings, io);
  const place = given.one('file')?.text ?? null;
  const tags = given.all('invocation-tag').map(({ text: tag }) => tag);
  const again = {
    parameters: await readParameters(findings, services.sources, io.env, editions[record.edition]),
    tags: tags.length === 0 ? [] : (findings.take('invocation-tag', null, parseInvocationTags(tags)) ?? []),
    content: place === null ? null : await findings.reading(services.sources.bytes(place)),
  };
  const { input, missing, differing } = inputOf(record, again, seal);
  for (const part of differing) findings.violations.push({ ...different(part), given: null });
  const sealed = [...record.parameters, ...record.tags].filter((each) => 'sealed' in each).map(({ name }) => name);
  const known = [...again.parameters, ...again.tags.map(({ key, value }) => ({ name: key, value }))];
  return {
    input: { ...input, wait: waitOf(record, findings), ...policiesOf(record, findings) },
    secrets: missing.some(({ what }) => what !== 'content')
      ? 'unknown'
      : known.filter(({ name }) => sealed.includes(name)).map(({ value }) => value),
    requireAll() {
      for (const part of missing) findings.violations.push({ ...notGiven(part), given: null });
    },
  };
}

/** As they were, unless the line says otherwise. */
function policiesOf({ delivery, fleet, edition }: RunRecord, findings: Findings): Pick<RunInput, 'delivery' | 'fleet'> {
  const { given } = findings;
  const { policy } = readDelivery(findings, editions[edition]);
  const maxErrors = findings.single('max-errors', parseMaxErrors);
  return {
    fleet: maxErrors === undefined ? fleet : tolerating(fleet, maxErrors),
    delivery: {
      ...delivery,
      deadlineMs: given.from('deadline') === null ? delivery.deadlineMs : policy.deadlineMs,
      onUnknown: given.from('on-unknown') === null ? delivery.onUnknown : policy.onUnknown,
      retries: given.from('no-retry') === null ? delivery.retries : policy.retries,
    },
  };
}

/** As it was, unless the line says otherwise. */
function waitOf({ wait }: RunRecord, findings: Findings): RunInput['wait'] {
  const { given } = findings;
  const limit = findings.single('wait-timeout', parseDuration);
  const waits = wait !== null || given.on('wait') || given.on('follow');
  if (!waits) return null;
  return { timeoutMs: limit === undefined ? (wait?.timeoutMs ?? null) : limit * 1000 };
}

function flagOf({ what, name }: SealedPart): string {
  return what === 'content' ? '--file' : what === 'tag' ? '--invocation-tag' : `--param-env ${name}=<VARIABLE>`;
}

function called({ what, name }: SealedPart): Text {
  if (what === 'content') return text('The content of the file', '文件内容');
  return what === 'tag'
    ? text(`The value of the tag ${name}`, `标签 ${name} 的值`)
    : text(`The value of the parameter ${name}`, `参数 ${name} 的值`);
}

function notGiven(part: SealedPart) {
  const { en, zh } = called(part);
  return {
    flag: flagOf(part),
    rule: 'secret-missing',
    why: text(`${en} is not on record, and it is sent again.`, `${zh}未保存在记录中，而需要再次发送。`),
    fix:
      part.what === 'content'
        ? text('Give the same file again: --file <path>.', '请再次给出同一文件：--file <路径>。')
        : part.what === 'tag'
          ? text(`Give it again: --invocation-tag ${part.name}=…`, `请再次给出：--invocation-tag ${part.name}=…`)
          : text(
              `Give it again: --param-env ${part.name}=<VARIABLE>, --param-file ${part.name}=<path> or -p ${part.name}=…`,
              `请再次给出：--param-env ${part.name}=<变量>、--param-file ${part.name}=<路径> 或 -p ${part.name}=…`,
            ),
  };
}

function different(part: SealedPart) {
  const { en, zh } = called(part);
  return {
    flag: flagOf(part),
    rule: 'secret-differs',
    why: text(`${en} is not what this run was started with.`, `${zh}与启动此次执行时不同。`),
    fix: text(
      'Give what it was then; for other values start a run of its own.',
      '请给出当时的内容；若要使用其他值，请另行执行。',
    ),
  };
}
