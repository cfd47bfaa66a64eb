import type { CloudAssistant, ListedFile, ListedInvocation } from '../../api/cloud-assistant.ts';
import { type PlannedCall, type RunInput, runNameOf, runTag } from '../run-input.ts';

/** An invocation that may be the call that is looked for. */
export interface Candidate {
  readonly invokeId: string;
  readonly createdAt: string;
  readonly instanceIds: readonly string[];
  /** It does what the call asks for, on the instances of the call. */
  readonly fits: boolean;
}

/** What is looked for. */
export interface Wanted {
  readonly input: RunInput;
  readonly call: PlannedCall;
  /** null for a script or a file. */
  readonly commandId: string | null;
  /** Whether its parameters count too: where the user chose the run ID, it may have been used for something else. */
  readonly strictly: boolean;
  /** When its first byte may have left; null: by another process, nobody knows when. */
  readonly since: Date | null;
}

/** Clocks differ by so much, in milliseconds: without tags what is older than the call was somebody else's. */
const clockMarginMs = 5_000;

/** Whether a call is found by something of its own; else only by what it has in common with others like it. */
export function isMarked({ tags }: PlannedCall, { work, edition }: RunInput): boolean {
  return tags.some(({ key }) => key === runTag) || (work.kind === 'script' && edition.sendsTags);
}

/** All that the service lists of this call, the oldest first. Reads only. */
export async function candidatesOf(
  wanted: Wanted,
  cloud: CloudAssistant,
  signal: AbortSignal,
): Promise<readonly Candidate[]> {
  const found = wanted.input.work.kind === 'file' ? filesLike(wanted, cloud, signal) : runsLike(wanted, cloud, signal);
  const candidates = (await found).filter((each) => isMarked(wanted.call, wanted.input) || isYoung(each, wanted));
  // Lists begin with the newest, and moments are told to the second.
  return [...candidates].reverse().sort((a, b) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0));
}

function isYoung({ createdAt, fits }: Candidate, { since }: Wanted): boolean {
  return fits && since !== null && Date.parse(createdAt) >= since.getTime() - clockMarginMs;
}

/** Our own tags, which no other call has. */
function ownTags({ tags }: PlannedCall): PlannedCall['tags'] {
  const at = tags.findIndex(({ key }) => key === runTag);
  return at < 0 ? [] : tags.slice(at, at + 2);
}

async function filesLike(wanted: Wanted, cloud: CloudAssistant, signal: AbortSignal): Promise<readonly Candidate[]> {
  const { input, call } = wanted;
  if (input.work.kind !== 'file') return [];
  const { name, targetDir, content } = input.work.file;
  const rows = await cloud.sentFilesBy({ name, tags: ownTags(call) }, signal);
  const sameContent = ({ content: told }: ListedFile) =>
    told === '' || told === content.toString('base64') || told === content.toString('utf8');
  return rows.map((row) => ({
    ...candidate(row),
    fits: row.targetDir === targetDir && sameContent(row) && sameInstances(row.instanceIds, wanted),
  }));
}

async function runsLike(wanted: Wanted, cloud: CloudAssistant, signal: AbortSignal): Promise<readonly Candidate[]> {
  const { input, call, commandId } = wanted;
  const tags = ownTags(call);
  const toCandidate = (row: ListedInvocation) => ({ ...candidate(row), fits: isSameWork(row, wanted) });
  if (tags.length > 0) return (await cloud.invocationsBy({ tags }, signal)).map(toCandidate);
  if (input.work.kind === 'script') {
    return (await cloud.invocationsBy({ commandName: runNameOf(input, call) }, signal)).map(toCandidate);
  }
  // Named by an instance, a row lists that instance only; each young enough is read again for the others.
  const first = { commandId: commandId ?? '', ...(call.instanceIds[0] && { instanceId: call.instanceIds[0] }) };
  const rows = await cloud.invocationsBy(first, signal);
  const young = rows.filter((row) => isYoung({ ...candidate(row), fits: true }, wanted));
  const whole: Candidate[] = [];
  for (const { invokeId } of young) {
    whole.push(...(await cloud.invocationsBy({ invokeId }, signal)).map(toCandidate));
  }
  return whole;
}

function candidate({ invokeId, createdAt, instanceIds }: ListedFile | ListedInvocation) {
  return { invokeId, createdAt: createdAt ?? '', instanceIds };
}

function isSameWork(row: ListedInvocation, wanted: Wanted): boolean {
  const { input, commandId, strictly } = wanted;
  const { work, rest, parameters } = input;
  if (work.kind === 'command' && row.commandId !== commandId) return false;
  // With parameters the service may show the text with them filled in.
  if (work.kind === 'script' && parameters.length === 0 && row.content !== work.script.content.toString('base64')) {
    return false;
  }
  const sameParameters =
    parameters.length === row.parameters.length &&
    parameters.every(({ name, value }) => row.parameters.some((each) => each.name === name && each.value === value));
  if (strictly && !sameParameters) return false;
  return sameMode(row, rest) && sameInstances(row.instanceIds, wanted);
}

/** The older editions tell no RepeatMode; a rehearsal may be listed as anything. */
function sameMode({ repeatMode, frequency }: ListedInvocation, rest: RunInput['rest']): boolean {
  const mode = rest.frequency === undefined ? (rest.repeatMode ?? 'Once') : 'Period';
  if (mode === 'DryRun') return true;
  return (repeatMode === '' || repeatMode === mode) && (frequency !== '') === (rest.frequency !== undefined);
}

/** A new invocation may not list all its targets yet; without a mark of its own it has to. */
function sameInstances(listed: readonly string[], { call, input }: Wanted): boolean {
  const ours = new Set<string>(call.instanceIds);
  return listed.every((id) => ours.has(id)) && (isMarked(call, input) || new Set(listed).size === ours.size);
}
