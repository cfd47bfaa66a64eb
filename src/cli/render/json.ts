import type { CallProblem } from '../../api/call-problem.ts';
import type { InstanceResult } from '../../api/cloud-assistant.ts';
import { explainRequestError } from '../../api/error-catalogue.ts';
import type { Advice } from '../../api/errors/row.ts';
import { explainNotSent } from '../../api/network-explanations.ts';
import type { Text } from '../../domain/text.ts';
import { verdictOf } from '../../domain/verdict.ts';
import type { Note, Violation } from '../../domain/violation.ts';
import type { Circumstances } from '../../usecases/circumstances.ts';
import type { InvokeInput, RunReport } from '../../usecases/invoke.ts';
import type { WaitReport } from '../../usecases/wait.ts';
import type { Exit } from '../exit-code.ts';
import type { RequestPreview } from '../invoke/preview.ts';
import { fillIn, hostOf, type Particulars } from './fill-in.ts';
import { adviceOnSilence } from './no-answer.ts';

/**
 * The documents of `-o json` and `-o jsonl`. They follow `schema/ecs-invoke-1.json`, and their sentences are always
 * English: scripts read them in every locale.
 */
export const schema = 'ecs-invoke/1';

export type Document = Readonly<Record<string, unknown>> & { readonly schema: typeof schema; readonly kind: string };

export function runDocument(report: RunReport, notes: readonly Note[], exit: Exit): Document {
  const { input, call, wait } = report;
  return {
    schema,
    kind: 'run',
    ...runFacts(input),
    invokeIds: call.kind === 'accepted' ? [call.invokeId] : [],
    results: wait === null ? [] : [...wait.results.map(resultObject), ...unseen(report, wait)],
    notes: notes.map(noteObject),
    exit,
  };
}

export function invocationDocument(
  facts: Readonly<Record<string, unknown>>,
  results: readonly InstanceResult[],
  notes: readonly Note[],
  exit: Exit,
): Document {
  return {
    schema,
    kind: 'invocation',
    ...facts,
    results: results.map(resultObject),
    notes: notes.map(noteObject),
    exit,
  };
}

/** Targets that were waited for and never seen. */
function unseen({ input, call }: RunReport, { results }: WaitReport): readonly Readonly<Record<string, unknown>>[] {
  const seen = new Set(results.map(({ instanceId }) => instanceId));
  const invokeId = call.kind === 'accepted' ? call.invokeId : '';
  return input.instanceIds
    .filter((id) => !seen.has(id))
    .map((instanceId) => ({
      instanceId,
      invokeId,
      verdict: 'unknown',
      exitCode: null,
      output: '',
      dropped: 0,
      errorCode: '',
      errorInfo: '',
      startedAt: null,
      finishedAt: null,
    }));
}

export function resultObject(result: InstanceResult): Readonly<Record<string, unknown>> {
  const output = result.output.toString('utf8');
  const lossless = Buffer.from(output).equals(result.output);
  return {
    instanceId: result.instanceId,
    invokeId: result.invokeId,
    verdict: verdictOf(result),
    exitCode: result.exitCode,
    output,
    // Only where the bytes are not UTF-8 and the text above had to replace some.
    ...(!lossless && { outputBase64: result.output.toString('base64') }),
    dropped: result.dropped,
    errorCode: result.errorCode,
    errorInfo: result.errorInfo,
    startedAt: result.startedAt,
    finishedAt: result.finishedAt,
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

export function callError(
  problem: CallProblem,
  circumstances: Circumstances | null,
  mutating: boolean,
  here: Particulars,
): Readonly<Record<string, unknown>> {
  const { action } = problem;
  const particulars = { ...here, ...hostOf(problem) };
  switch (problem.name) {
    case 'Refused': {
      const { code, serviceMessage: message, requestId, status } = problem;
      const advice = explainRequestError(code)?.en ?? { why: 'This tool has no explanation for the code.', fix: [] };
      return {
        type: 'refused',
        action,
        code,
        message,
        requestId,
        httpStatus: status,
        ...filled(advice, particulars),
        circumstances,
      };
    }
    case 'NotSent': {
      const { reason, host, code, certificate } = problem;
      return {
        type: 'not-sent',
        action,
        reason,
        host,
        code,
        certificate,
        ...filled(explainNotSent(reason).en, particulars),
      };
    }
    case 'NoAnswer': {
      const { reason, host, code, requestId, status, excerpt } = problem;
      const advice: Advice = mutating ? adviceOnSilence(problem).en : { why: 'A read got no valid answer.', fix: [] };
      const type = mutating ? 'outcome-unknown' : 'no-answer';
      return {
        type,
        action,
        reason,
        host,
        code,
        requestId,
        httpStatus: status,
        excerpt,
        ...filled(advice, particulars),
      };
    }
  }
}

function filled({ why, fix }: Advice, here: Particulars): Advice {
  return { why: fillIn(why, here), fix: fix.map((each) => fillIn(each, here)) };
}

export function runFacts({ runId, edition, regionId }: InvokeInput) {
  return { runId, edition: edition.name, region: regionId };
}

export function noteObject({ code, text }: Note) {
  return { code, text: text.en };
}
