import type { Text } from '../../domain/text.ts';
import type { Note, Violation } from '../../domain/violation.ts';
import type { RunReport } from '../../usecases/run.ts';
import type { RunInput } from '../../usecases/run-input.ts';
import { outcomesOf, type TargetOutcome } from '../../usecases/run-results.ts';
import type { Exit } from '../exit-code.ts';
import type { RequestPreview } from '../invoke/preview.ts';
import { callObject } from './call-json.ts';
import { causesOf } from './causes-json.ts';
import { resultObject } from './result-json.ts';

/**
 * The documents of `-o json` and `-o jsonl`. They follow `schema/ecs-invoke-1.json`, and their sentences are always
 * English: scripts read them in every locale.
 */
export const schema = 'ecs-invoke/1';

export type Document = Readonly<Record<string, unknown>> & { readonly schema: typeof schema; readonly kind: string };

export function runDocument(
  report: RunReport,
  notes: readonly Note[],
  exit: Exit,
  encoding: string | null = null,
): Document {
  const { input, calls } = report;
  return {
    schema,
    kind: 'run',
    ...runFacts(input),
    invokeIds: calls.flatMap(({ outcome }) => (outcome.kind === 'accepted' ? [outcome.invokeId] : [])),
    calls: calls.map((each) => callObject(each, input)),
    results: outcomesOf(report).map((outcome) => ({
      ...outcomeObject(outcome, encoding),
      ...causesOf(outcome.instanceId, report.wait, input.regionId),
    })),
    notes: notes.map(noteObject),
    exit,
  };
}

export function invocationDocument(
  facts: Readonly<Record<string, unknown>>,
  results: readonly Readonly<Record<string, unknown>>[],
  notes: readonly Note[],
  exit: Exit,
): Document {
  return {
    schema,
    kind: 'invocation',
    ...facts,
    results,
    notes: notes.map(noteObject),
    exit,
  };
}

function outcomeObject({ result, instanceId, invokeId, verdict, code }: TargetOutcome, encoding: string | null) {
  if (result !== null) return resultObject(result, encoding);
  return {
    ...{ instanceId, invokeId, verdict, exitCode: null, output: '', dropped: 0 },
    ...{ errorCode: code, errorInfo: '', startedAt: null, finishedAt: null, seconds: null },
  };
}

export function dryRunDocument(previews: readonly RequestPreview[], notes: readonly Note[], exit: Exit): Document {
  return { schema, kind: 'dry-run', requests: previews, notes: notes.map(noteObject), exit };
}

export function eventDocument(kind: string, facts: Readonly<Record<string, unknown>>): Document {
  return { schema, kind, ...facts };
}

export function errorDocument(
  facts: Readonly<Record<string, unknown>> | null,
  error: Readonly<Record<string, unknown>>,
  notes: readonly Note[],
  exit: Exit,
): Document {
  return { schema, kind: 'error', ...facts, error, notes: notes.map(noteObject), exit };
}

export function usageError(violations: readonly Violation[]): Readonly<Record<string, unknown>> {
  const each = violations.map(({ rule, flag, given, why, fix }) => ({ rule, flag, given, why: why.en, fix: fix.en }));
  return { type: 'usage', message: `Nothing was sent: ${each.length} refused on this machine.`, violations: each };
}

export function plainError(type: string, code: string, why: Text, fix: Text): Readonly<Record<string, unknown>> {
  return { type, code, message: why.en, fix: [fix.en] };
}

export function runFacts({ runId, edition, regionId }: RunInput) {
  return { runId, edition: edition.name, region: regionId };
}

export function noteObject({ code, text }: Note) {
  return { code, text: text.en };
}
