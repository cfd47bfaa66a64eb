import { terminationModes } from '../../api/cloud-assistant.ts';
import { noCommand, parseCommandReference } from '../../domain/command-reference.ts';
import { parseDuration } from '../../domain/duration.ts';
import type { Edition } from '../../domain/editions.ts';
import { limits } from '../../domain/limits.ts';
import {
  parseClientToken,
  parseContainerId,
  parseInvocationTags,
  parseLauncher,
  parseOssOutput,
  parseResourceGroup,
  parseText,
} from '../../domain/run-options.ts';
import { text } from '../../domain/text.ts';
import type { RunInput } from '../../usecases/run-input.ts';
import type { Selection } from '../../usecases/select.ts';
import { parseChoice } from '../choice.ts';
import { refuseLacking } from '../edition.ts';
import type { Findings } from '../findings.ts';
import { invokeFlags } from '../invoke-flags.ts';
import type { Sources } from '../sources.ts';
import { readDelivery } from './delivery.ts';
import { checkCanary, readFleet } from './fleet.ts';
import { readParameters } from './parameters.ts';
import { readRepetition, readTimeout } from './repetition.ts';
import { readBatchSize, readTargets } from './targets.ts';

/** The input, and what is to be looked up before anything is sent; until then a selection has no `instanceIds`. */
export interface ReadInput extends RunInput {
  readonly selection: Selection | null;
  readonly skipUnfit: boolean;
  /** Whether there may be more than one call. */
  readonly several: boolean;
}

export type ReadParts = Omit<ReadInput, 'work'>;

export interface Surroundings {
  readonly sources: Sources;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: Date;
  newRunId(): string;
  /** Told when nothing has been wrong, before the first of what takes long. */
  callIsNear(): void;
  /** Already checked; null when it is missing or refused. */
  readonly regionId: string | null;
}

/** Flags of `invoke` to input. Null when anything was refused or could not be read. */
export async function readInvokeInput(
  findings: Findings,
  edition: Edition,
  surroundings: Surroundings,
): Promise<ReadInput | null> {
  const command = findings.single('command', parseCommandReference);
  if (findings.given.one('command') === null) findings.object('command', null, noCommand);
  const parts = await readRunParts(findings, edition, surroundings);
  return parts && command ? { ...parts, work: { kind: 'command', command } } : null;
}

/**
 * Every check of this machine that all runs share, told together through `findings`. Null when anything was refused or
 * could not be read. `atOnce`: instances that one call may name.
 */
export async function readRunParts(
  findings: Findings,
  edition: Edition,
  { sources, env, now, newRunId, callIsNear, regionId }: Surroundings,
  atOnce: number = edition.instances.batchAtMost,
): Promise<ReadParts | null> {
  const { given } = findings;
  for (const flag of decisive) onlyOne(findings, flag);
  for (const flag of ['command', 'instance', 'region']) noEqualsSign(findings, flag);
  refuseLacking(edition, findings);
  const timeout = readTimeout(findings);
  const { frequency, repeatMode } = readRepetition(findings, edition, timeout ?? null, now);
  const parts = {
    timeout,
    username: findings.single('user', (value) => parseText(value, limits.username)),
    workingDir: findings.single('working-dir', (value) => parseText(value, limits.workingDir)),
    containerId: findings.single('container-id', parseContainerId),
    containerName: findings.single('container-name', (value) => parseText(value, limits.username)),
    terminationMode: findings.single('termination-mode', parseChoice(terminationModes)),
    launcher: findings.single('launcher', parseLauncher),
    windowsPasswordName: findings.single('windows-password-name', (value) =>
      parseText(value, limits.windowsPasswordName),
    ),
    ossOutputDelivery: findings.single('oss-output', parseOssOutput),
    resourceGroupId: findings.single('resource-group', parseResourceGroup),
  };
  const clientToken = findings.single('client-token', parseClientToken) ?? null;
  const delivery = readDelivery(findings, edition);
  const ownTags = findings.take(
    'invocation-tag',
    null,
    parseInvocationTags(given.all('invocation-tag').map(({ text }) => text)),
  );
  const waits = given.on('wait') || given.on('follow');
  const waitTimeout = findings.single('wait-timeout', parseDuration);
  if (given.from('wait-timeout') === 'flag' && !waits) findings.object('wait-timeout', null, nothingToWaitFor);
  const fleet = readFleet(findings, waits);
  if (given.one('plan') !== null && given.on('dry-run')) findings.object('plan', null, showOrWrite);
  const batch = readBatchSize(findings, edition, atOnce);
  const limit = batch.several ? null : { atMost: batch.size, edition };
  const targets = await readTargets(findings, sources, { limit, required: true });
  const isFineSoFar = findings.violations.length + findings.unreadable.length === 0;
  if (isFineSoFar && targets && regionId !== null) callIsNear();
  const parameters = await readParameters(findings, sources, env, edition);
  const count = targets?.kind === 'ids' ? targets.ids.length : 0;
  if (targets?.kind === 'ids') findings.take('canary', String(fleet.canary), checkCanary(fleet, count));
  const cutOff = fleet.canary !== null && fleet.canary < count;
  if (clientToken !== null && (count > batch.size || cutOff)) findings.object('client-token', null, oneTokenOneCall);

  if (findings.violations.length + findings.unreadable.length > 0) return null;
  if (!targets || regionId === null) return null;
  return {
    runId: delivery.runId ?? newRunId(),
    edition,
    regionId,
    instanceIds: targets.kind === 'ids' ? targets.ids : [],
    selection: targets.kind === 'selection' ? targets.selection : null,
    skipUnfit: given.on('skip-unfit'),
    batchSize: batch.size,
    several: batch.several,
    parameters,
    wait: waits ? { timeoutMs: waitTimeout === undefined ? null : waitTimeout * 1000 } : null,
    runTags: !given.on('no-tags'),
    clientToken,
    delivery: delivery.policy,
    fleet,
    rest: {
      ...parts,
      ...(frequency && { frequency: frequency.text, timed: true }),
      ...(repeatMode && edition.sendsRepeatMode && { repeatMode }),
      // The service's own default leaves children of the script running after "Timeout".
      ...(!edition.lacks.includes('termination-mode') && { terminationMode: parts.terminationMode ?? 'ProcessTree' }),
      tags: ownTags ?? [],
    },
  };
}

/** Flags of one value that decide what runs where, and when and how. */
const decisive = [
  ...invokeFlags
    .filter(({ value, repeatable, group, name }) => value && !repeatable && group !== 'wait' && name !== 'name')
    .map(({ name }) => name),
  'profile',
  'config',
  'endpoint',
  'edition',
];

/** `-c=c-1` hands on "=c-1". */
function noEqualsSign(findings: Findings, flag: string): void {
  const value = findings.given.all(flag).find(({ text }) => text.startsWith('='));
  if (value === undefined) return;
  findings.object(flag, value.text, {
    rule: 'equals-sign',
    why: text('A short flag takes its value without "=".', '短选项与取值之间不用 “=”。'),
    fix: text('Leave the "=" out, or use the long flag.', '请去掉 “=”，或使用长选项。'),
  });
}

/** Of two different values for what decides what runs where, none is taken. */
function onlyOne(findings: Findings, flag: string): void {
  const values = new Set(findings.given.all(flag).map((value) => value.text));
  if (values.size < 2) return;
  findings.object(flag, [...values].join(', '), {
    rule: 'given-twice',
    why: text('This flag is given twice with different values.', '该选项重复给出，且取值不同。'),
    fix: text('Keep the one you mean.', '请只保留需要的那一个。'),
  });
}

export const oneTokenOneCall = {
  rule: 'client-token-batch',
  why: text(
    'A client token belongs to one call, and so many instances take several.',
    '一个 ClientToken 只能用于一次调用，而这些实例需要多次调用。',
  ),
  fix: text(
    'Leave it out: each call then gets a token of its own.',
    '请去掉该选项：每次调用会使用各自的 ClientToken。',
  ),
};

const showOrWrite = {
  rule: 'plan-dry-run',
  why: text(
    '--plan writes what would be sent into a file, and sends nothing either.',
    '--plan 会把将要发送的内容写入文件，同样不会发送。',
  ),
  fix: text('Leave out one of the two.', '请去掉其中之一。'),
};

const nothingToWaitFor = {
  rule: 'wait-timeout-alone',
  why: text('Without waiting there is nothing to limit.', '不等待就没有可限制的时间。'),
  fix: text(
    'Add --wait. (The limit of the remote run is --timeout.)',
    '请加上 --wait。（远程执行的超时为 --timeout。）',
  ),
};
