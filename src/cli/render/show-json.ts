import type { InvocationFacts } from '../../api/cloud-assistant.ts';
import { looksSecret, masked } from '../../domain/secret.ts';
import type { Note } from '../../domain/violation.ts';
import type { ShowReport } from '../../usecases/show.ts';
import type { Exit } from '../exit-code.ts';
import { nextRunOf } from '../next-run-of.ts';
import type { InvocationsView } from '../presenter.ts';
import { callError } from './call-error.ts';
import { causesOf } from './causes-json.ts';
import { particularsOf } from './fill-in.ts';
import { type Document, errorDocument, invocationDocument } from './json.ts';
import { resultObject } from './result-json.ts';

/** What `show` found: the results of all invocations. Where none could be shown it is an error with the first reason. */
export function showDocument(
  view: InvocationsView,
  notes: readonly Note[],
  exit: Exit,
  encoding: string | null = null,
): Document {
  const { regionId, edition, reports } = view;
  const facts = { edition: edition.name, region: regionId, invokeIds: reports.map(({ invokeId }) => invokeId) };
  const errors = reports.flatMap((report) => {
    const error = errorOf(report, regionId);
    return error ? [{ invokeId: report.invokeId, error }] : [];
  });
  const [first] = errors;
  if (first && errors.length === reports.length) return errorDocument(facts, first.error, notes, exit);
  const invocations = reports.flatMap((report) =>
    (report.kind === 'shown' || report.kind === 'history') && report.facts ? [factsObject(report.facts, view)] : [],
  );
  const results = reports.flatMap((report) => resultObjects(report, regionId, encoding));
  return invocationDocument({ ...facts, invocations, ...(first && { errors }) }, results, notes, exit);
}

function resultObjects(
  report: ShowReport,
  regionId: string,
  encoding: string | null,
): readonly Readonly<Record<string, unknown>>[] {
  if (report.kind === 'history')
    return report.runs.map(({ run, result }) => ({ ...resultObject(result, encoding), run }));
  if (report.kind !== 'shown') return [];
  const { wait } = report;
  return wait.results.map((result) => ({
    ...resultObject(result, encoding),
    ...causesOf(result.instanceId, wait, regionId),
  }));
}

function errorOf(report: ShowReport, regionId: string): Readonly<Record<string, unknown>> | null {
  if (report.kind === 'failed') return callError(report.problem, null, false, particularsOf(regionId));
  if (report.kind === 'not-found')
    return { type: 'invocation-not-found', message: 'No such invocation in this region.' };
  return null;
}

function factsObject(facts: InvocationFacts, { edition, now }: InvocationsView): Readonly<Record<string, unknown>> {
  const { nextRun } = nextRunOf(facts, edition, now);
  return {
    ...facts,
    nextRun: facts.timed && nextRun ? `${nextRun.toISOString().slice(0, 19)}Z` : null,
    // Whoever passed them may have read them from a file or a prompt: nobody can tell from here.
    parameters: facts.parameters.map(({ name, value }) => ({ name, value: masked(value) })),
    tags: facts.tags.map(({ key, value }) => ({ key, value: looksSecret(key) ? masked(value) : value })),
  };
}
