import type { Note } from '../domain/violation.ts';
import type { CallOutcome } from '../usecases/call-outcome.ts';
import type { RunEvent } from '../usecases/ports.ts';
import { type Aim, nowhere } from './aim.ts';
import { endsWithUs } from './ends-with-us.ts';
import type { Io } from './io.ts';
import type { Presenter } from './presenter.ts';
import { callError } from './render/call-error.ts';
import { errorOfCall } from './render/call-json.ts';
import { lookAtCommands, oneById } from './render/command-lookup.ts';
import { deliveryWords } from './render/delivery-words.ts';
import { particularsOf } from './render/fill-in.ts';
import {
  type Document,
  dryRunDocument,
  errorDocument,
  eventDocument,
  plainError,
  runDocument,
  runFacts,
  usageError,
} from './render/json.ts';
import { withNextSteps } from './render/next-step-json.ts';
import { planDocument } from './render/plan.ts';
import { resultObject } from './render/result-json.ts';
import { scheduleDocument, scheduleListDocument } from './render/schedule-json.ts';
import { showDocument } from './render/show-json.ts';
import { stopDocument } from './render/stop-json.ts';

export interface JsonStyle {
  readonly format: 'json' | 'jsonl';
  /** From --query: takes a part of the document; identity without it. */
  readonly select: (document: Document) => unknown;
  /** A selected string is printed without quotes. */
  readonly bare: boolean;
  /** Where the line leads; absent where nothing suggests a command that has to go there. */
  readonly aim?: Aim;
}

/** A document as it is printed: a line of its own, or the part of it that was asked for. */
export function printed(whole: Document, style: JsonStyle): string {
  const document = withNextSteps(whole, style.aim ?? nowhere);
  if (style.format === 'jsonl') return `${JSON.stringify(document)}\n`;
  const selected = style.select(document);
  const bare = style.bare && typeof selected === 'string';
  return `${bare ? selected : JSON.stringify(selected, null, 2)}\n`;
}

/** One document on stdout, or one event a line; an error is one object on stderr, and then stdout stays empty. */
export function jsonPresenter(
  { stdout, stderr }: Pick<Io, 'stdout' | 'stderr'>,
  // What outputs were said to be in; null: found out.
  style: JsonStyle & { readonly encoding: string | null },
): Presenter {
  const notes: Note[] = [];
  const print = (document: Document) => stdout.write(printed(document, style));
  const fail = (document: Document) =>
    stderr.write(`${JSON.stringify(withNextSteps(document, style.aim ?? nowhere))}\n`);
  const event = (happened: RunEvent) => {
    const said = deliveryWords(happened);
    const isNote = said?.how === 'note' || (said?.how === 'aloud' && happened.type !== 'in-flight');
    if (said && isNote) notes.push({ code: happened.type, text: said.words });
    if (style.format !== 'jsonl') return;
    if (happened.type === 'accepted') {
      const { invokeId, requestId, how } = happened;
      print(eventDocument('accepted', { invokeId, requestId, how }));
    } else if (happened.type === 'retrying') {
      const { call, why, attempt, waitMs } = happened;
      print(eventDocument('retrying', { chunk: call.chunk, why, attempt, waitMs }));
    } else if (happened.type === 'looking') {
      print(eventDocument('looking', { chunk: happened.call.chunk }));
    } else if (happened.type === 'stopped') {
      const { invokeId, report } = happened;
      const targets = report.kind === 'asked' ? report.targets : [];
      print(
        eventDocument('stop', {
          invokeId,
          outcomes: targets.map(({ instanceId, outcome }) => ({ instanceId, outcome })),
        }),
      );
    } else if (happened.type === 'finished')
      print(eventDocument('result', { result: resultObject(happened.result, style.encoding) }));
  };
  return {
    close: () => {},
    emulatorEndsWithUs: () => notes.push(endsWithUs),
    note: (note) => notes.push(note),
    warning: (note) => notes.push(note),
    debug: () => {},
    verbose: () => {},
    nextStep: () => {},
    setback: (code, why) => notes.push({ code: `setback-${code}`, text: why }),
    event,
    violations: (violations, exit) => fail(errorDocument(null, usageError(violations), notes, exit)),
    trouble: (type, code, why, fix, exit) => fail(errorDocument(null, plainError(type, code, why, fix), notes, exit)),
    dryRun: (previews, exit) => print(dryRunDocument(previews, notes, exit)),
    plan: (view, exit) => print(planDocument(view, notes, exit)),
    show: (view, exit) => {
      const document = showDocument(view, notes, exit, style.encoding);
      if (document.kind === 'error') fail(document);
      else print(document);
    },
    scheduleList: (view, exit) => print(scheduleListDocument(view, notes, exit)),
    callFailed: (problem, regionId, mutating, exit) =>
      fail(
        errorDocument({ region: regionId }, callError(problem, null, mutating, particularsOf(regionId)), notes, exit),
      ),
    stop: (view, exit) => {
      const document = stopDocument(view, notes, exit);
      if (document.kind === 'error') fail(document);
      else print(document);
    },
    schedule: (view, exit) => print(scheduleDocument(view, notes, exit)),
    run(report, exit) {
      const { input, unresolved, calls } = report;
      const failWith = (error: Readonly<Record<string, unknown>>) =>
        fail(errorDocument(runFacts(input), error, notes, exit));
      const [first] = calls;
      if (unresolved?.kind === 'failed') {
        failWith(callError(unresolved.problem, null, false, particularsOf(input.regionId, input)));
      } else if (unresolved) {
        const commandIds = unresolved.kind === 'several' ? unresolved.commandIds : [];
        const message = `${commandIds.length} commands have the name ${JSON.stringify(unresolved.name)}.`;
        const fix = unresolved.kind === 'none' ? lookAtCommands(unresolved.near, input.regionId).en : oneById.en;
        failWith({ type: 'command-name', message, commandIds, fix: [fix] });
      } else if (calls.length === 1 && first?.outcome.kind === 'failed') {
        const { problem, circumstances } = first.outcome;
        const here = particularsOf(input.regionId, input, circumstances);
        failWith(callError(problem, circumstances, true, here, { input, call: first.call }));
      } else if (calls.length === 1 && first && isError(first.outcome)) {
        failWith(errorOfCall(first.outcome, input, first.call) ?? {});
      } else print(runDocument(report, notes, exit, style.encoding));
    },
  };
}

/** Nothing was sent for want of a record, or nobody knows what was. */
function isError(outcome: CallOutcome): boolean {
  return outcome.kind === 'unknown' || (outcome.kind === 'not-attempted' && outcome.journal !== undefined);
}
