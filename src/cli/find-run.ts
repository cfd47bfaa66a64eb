import { nearMiss } from '../domain/near-miss.ts';
import { text } from '../domain/text.ts';
import type { Objection, Violation } from '../domain/violation.ts';
import type { RunJournals } from '../usecases/run-journals.ts';
import { exitOnRecord } from '../usecases/stored-run.ts';
import type { Findings } from './findings.ts';

/** The run that a word of the line means: its ID, or the beginning of exactly one. Null when it means none; told then. */
export async function findRun(
  word: string | undefined,
  journals: RunJournals,
  findings: Findings,
  without: (journals: RunJournals) => Promise<Objection> = noRunNamed,
): Promise<string | null> {
  const refuse = (objection: Objection) => {
    findings.violations.push({ ...objection, flag: '<run id>', given: word ?? null });
    return null;
  };
  if (word === undefined || word === '') return refuse(await without(journals));
  const ids = await journals.ids();
  if (ids.includes(word)) return word;
  const begun = ids.filter((id) => id.startsWith(word));
  const [only] = begun;
  if (only !== undefined && begun.length === 1) return only;
  return refuse(begun.length > 1 ? severalRuns(word, begun) : unknownRun(word, ids));
}

/** Told of a run whose record ends before its first line does. That line is on the disk before anything is sent. */
export function emptyRecord(runId: string): Violation {
  return {
    rule: 'run-record-empty',
    flag: '<run id>',
    given: runId,
    why: text(
      'Its record is empty: it was ended before a first line was written, so nothing of it was sent.',
      '它的记录是空的：在写下第一行之前就已中断，因此没有发送过任何内容。',
    ),
    fix: text(
      `Give the call once more with --run-id ${runId}: then it is checked first whether it was sent before.`,
      `请用 --run-id ${runId} 重新发起该调用：届时会先检查此前是否已发送。`,
    ),
  };
}

async function noRunNamed(): Promise<Objection> {
  return { rule: 'run-missing', why: text('No run is named.', '没有指定执行。'), fix: listThem };
}

/** As it is for `resume`: where only one run is not over, it must be that. */
export async function noRunToResume(journals: RunJournals): Promise<Objection> {
  const open = await unfinishedRuns(journals);
  const [only] = open;
  if (only === undefined || open.length > 1) return noRunNamed();
  return {
    ...(await noRunNamed()),
    fix: text(`One run is not over: ecs-invoke resume ${only}`, `有一次执行尚未结束：ecs-invoke resume ${only}`),
  };
}

async function unfinishedRuns(journals: RunJournals): Promise<readonly string[]> {
  const open: string[] = [];
  for (const id of await journals.ids()) {
    const stored = await journals.read(id).catch(() => null);
    if (stored && exitOnRecord(stored) === null) open.push(id);
  }
  return open;
}

const listThem = text('ecs-invoke runs lists those that are on record.', 'ecs-invoke runs 可列出已记录的执行。');

function severalRuns(word: string, begun: readonly string[]): Objection {
  const few = begun.slice(0, 3).join(', ') + (begun.length > 3 ? ' …' : '');
  return {
    rule: 'run-ambiguous',
    why: text(
      `${begun.length} runs begin with "${word}": ${few}.`,
      `有 ${begun.length} 次执行以 “${word}” 开头：${few}。`,
    ),
    fix: text('Give more of the ID.', '请多写几位 ID。'),
  };
}

function unknownRun(word: string, ids: readonly string[]): Objection {
  const near = nearMiss(word, ids);
  return {
    rule: 'run-unknown',
    why: text(
      'There is no record of such a run on this machine, for this user.',
      '本机上没有当前用户的这次执行的记录。',
    ),
    fix: near === null ? listThem : text(`Did you mean ${near}? ${listThem.en}`, `是否指 ${near}？${listThem.zh}`),
  };
}
