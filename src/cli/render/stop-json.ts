import type { Note } from '../../domain/violation.ts';
import type { StopReport } from '../../usecases/stop.ts';
import type { Exit } from '../exit-code.ts';
import type { StopView } from '../presenter.ts';
import { callError } from './call-error.ts';
import { particularsOf } from './fill-in.ts';
import { type Document, errorDocument, noteObject, schema } from './json.ts';
import { resultObject } from './result-json.ts';

/**
 * What `stop` came to: each target with what became of it. Where no invocation could be asked for at all it is an error
 * document with the first reason; of several every reason has its InvokeId.
 */
export function stopDocument({ regionId, stops }: StopView, notes: readonly Note[], exit: Exit): Document {
  const facts = { region: regionId, invokeIds: stops.map(({ invokeId }) => invokeId) };
  const errors = stops.flatMap(({ invokeId, report }) => {
    const error = errorOf(report, regionId);
    return error ? [{ invokeId, error }] : [];
  });
  const [first] = errors;
  if (first && stops.every(({ report }) => report.kind !== 'asked')) {
    return errorDocument(facts, first.error, notes, exit);
  }
  return {
    schema,
    kind: 'stopped',
    ...facts,
    targets: stops.flatMap(({ report }) =>
      report.kind === 'asked'
        ? report.targets.map(({ outcome, result }) => ({ outcome, result: resultObject(result) }))
        : [],
    ),
    ...(first && (stops.length > 1 ? { errors } : { error: first.error })),
    notes: notes.map(noteObject),
    exit,
  };
}

function errorOf(report: StopReport, regionId: string): Readonly<Record<string, unknown>> | null {
  switch (report.kind) {
    case 'failed':
      return callError(report.problem, null, false, particularsOf(regionId));
    case 'not-found':
      return { type: 'invocation-not-found', message: 'No such invocation in this region.' };
    case 'unread':
      return report.lost
        ? { type: 'stop-unknown', message: 'No answer to the stop; where it stands could not be read.' }
        : { type: 'stop-unread', message: 'Asked to stop; what became of it could not be read.' };
    case 'no-targets':
      return { type: 'not-a-target', message: `Not among its targets: ${report.instanceIds.join(', ')}.` };
    case 'asked':
      return report.problem && callError(report.problem, null, false, particularsOf(regionId));
  }
}
