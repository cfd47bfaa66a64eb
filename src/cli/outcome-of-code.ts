import type { CatalogueEntry, RefusalKind } from '../api/error-catalogue.ts';
import { type Text, text } from '../domain/text.ts';
import { openResultCodes } from '../domain/verdict.ts';
import { type Exit, exitOfRefusal, exits } from './exit-code.ts';

/** What a code means for the work that was asked for, and for whoever reads the exit code. */
export interface Outcome {
  /** Whether the command was carried out. */
  readonly ran: 'no' | 'yes' | 'unknown';
  /** The usual one first. */
  readonly exits: readonly PossibleExit[];
}

export interface PossibleExit {
  /** null: the exit code of the command itself, 1 to 255. */
  readonly code: number | null;
  readonly reason: string;
  /** When it is this one; null for the usual one. */
  readonly when: Text | null;
}

/** One failing instance; of several the gravest outcome decides. */
export function outcomeOf(entry: CatalogueEntry): Outcome {
  if (entry.of === 'request') {
    const { kind } = entry.row;
    return {
      ran: openKinds.includes(kind) ? 'unknown' : 'no',
      exits: [usual(exitOfRefusal(kind)), ...(kind === 'server' ? [{ ...exits.noAnswerToRead, when: reading }] : [])],
    };
  }
  const { code, ran } = entry.row;
  if (openResultCodes.includes(code)) return { ran, exits: [usual(exits.unknown)] };
  if (ran === 'no') return { ran, exits: [usual(exits.notRun)] };
  if (code === 'ExitCodeNonzero') {
    return { ran, exits: [usual(exits.failed), { code: null, reason: 'remote-exit-code', when: singleTarget }] };
  }
  return { ran, exits: [usual(exits.failed), ...(ran === 'unknown' ? [{ ...exits.unknown, when: olderWord }] : [])] };
}

const openKinds: readonly RefusalKind[] = ['outcome-open', 'server'];

const reading = text('after a call that only reads', '仅查询的调用');
const singleTarget = text('of a single target that was waited for', '等待单个目标结束时');
const olderWord = text(
  'where the service only says Failed (editions 2018 and 2019)',
  '服务只返回 Failed 时（2018、2019 版）',
);

function usual(exit: Exit): PossibleExit {
  return { ...exit, when: null };
}
