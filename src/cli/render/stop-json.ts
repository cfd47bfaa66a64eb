import type { Note } from '../../domain/violation.ts';
import type { Exit } from '../exit-code.ts';
import type { StopView } from '../presenter.ts';
import { particularsOf } from './fill-in.ts';
import { callError, type Document, errorDocument, noteObject, schema } from './json.ts';
import { resultObject } from './result-json.ts';

/** What `stop` came to: each target with what became of it; an error where nothing could be asked. */
export function stopDocument({ invokeId, regionId, report }: StopView, notes: readonly Note[], exit: Exit): Document {
  const facts = { region: regionId, invokeIds: [invokeId] };
  const here = particularsOf(regionId);
  switch (report.kind) {
    case 'failed':
      return errorDocument(facts, callError(report.problem, null, false, here), notes, exit);
    case 'not-found': {
      const error = { type: 'invocation-not-found', message: 'No such invocation in this region.' };
      return errorDocument(facts, error, notes, exit);
    }
    case 'no-targets': {
      const message = `Not among its targets: ${report.instanceIds.join(', ')}.`;
      return errorDocument(facts, { type: 'not-a-target', message }, notes, exit);
    }
    case 'asked': {
      const { problem } = report;
      return {
        schema,
        kind: 'stopped',
        ...facts,
        targets: report.targets.map(({ outcome, result }) => ({ outcome, result: resultObject(result) })),
        ...(problem && { error: callError(problem, null, false, here) }),
        notes: notes.map(noteObject),
        exit,
      };
    }
  }
}
