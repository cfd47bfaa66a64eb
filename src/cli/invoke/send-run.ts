import type { CloudAssistant } from '../../api/cloud-assistant.ts';
import { acceptedOf, type CallOutcome } from '../../usecases/call-outcome.ts';
import { forgivingJournal } from '../../usecases/forgiving-journal.ts';
import { isOver } from '../../usecases/is-over.ts';
import type { Ports, RunPorts } from '../../usecases/ports.ts';
import { recorded } from '../../usecases/recorded.ts';
import { type RunReport, run } from '../../usecases/run.ts';
import { planCalls, type RunInput } from '../../usecases/run-input.ts';
import { type JournalEntry, noHistory, noJournal } from '../../usecases/run-journal.ts';
import { storedReport } from '../../usecases/stored-report.ts';
import { exitOnRecord, historyOf, type StoredRun } from '../../usecases/stored-run.ts';
import type { Context } from '../context.ts';
import { type Exit, exitOfRun, exits } from '../exit-code.ts';
import { encodingNamed } from '../render/decoded.ts';
import { runDocument } from '../render/json.ts';
import { withNextSteps } from '../render/next-step-json.ts';
import { fromRecord, noLongerWritable, noLongerWritableFix, outputNotKept } from '../render/record-words.ts';
import { nextStepOf } from '../render/run-next-step.ts';
import { saveOutputs } from '../save-outputs.ts';
import { askAgainOf } from './ask-again.ts';
import type { CarriedOut } from './carry-out.ts';
import type { OpenRecord } from './open-record.ts';
import type { Prepared } from './prepare.ts';
import { stopWhatRuns } from './stop-what-runs.ts';

type Surroundings = Pick<Context, 'io' | 'services' | 'language'>;
export type Saying = Pick<Prepared, 'findings' | 'presenter'>;

/** Sends the calls that are not on record, waits if asked, keeps and says what happened. Lets go of the record. */
export async function sendRun(
  input: RunInput,
  saying: Saying,
  cloud: CloudAssistant,
  record: OpenRecord,
  { io, services, language }: Surroundings,
): Promise<CarriedOut> {
  const { findings, presenter } = saying;
  const { held, earlier } = record;
  const exitBefore = earlier && exitOnRecord(earlier);
  if (earlier && exitBefore) {
    await held?.close();
    return sayStored(input, earlier, exitBefore, saying, services);
  }
  const journal =
    held === null
      ? noJournal
      : forgivingJournal(held, (problem) =>
          presenter.setback(problem.code, noLongerWritable(problem, input.runId), noLongerWritableFix),
        );
  const askAgain = askAgainOf(findings, presenter, io, language);
  const plain: RunPorts = {
    ...{ cloud, clock: services.clock, report: presenter.event, signal: io.signal, journal },
    ...(askAgain && { askAgain }),
  };
  const { ports, entries, settled } = recorded(input, plain, earlier?.entries);
  try {
    const history = earlier ? historyOf(earlier) : noHistory;
    if (earlier) tellKnown(input, history, ports);
    const sent = await run(input, ports, history);
    const stops = sent.wait?.end === 'interrupted' && findings.given.on('stop-on-interrupt');
    const told = stops ? await stopWhatRuns(sent, ports) : sent;
    await settled();
    const report = { ...told, unrecorded: held === null || entries().length === 0 };
    const reached = exitOfRun(report, io.signal.aborted ? String(io.signal.reason) : null);
    const over = isOver(report, entries());
    const last = lastEntry(report, over, reached);
    // Of what never began nothing is kept.
    if (entries().length > 0 && last !== null) await ports.journal.write(last);
    const exit = await sayRun(report, reached, saying, services);
    if (held !== null && entries().length > 0) {
      const step = nextStepOf(report, over, exit);
      if (step !== null) presenter.nextStep(step.words, step.line);
    }
    return { exit, report };
  } finally {
    await (earlier !== null || entries().length > 0 ? held?.close() : held?.discard());
  }
}

/** A run that is over is said again, as its record has it; nothing is sent. */
export async function sayStored(
  input: RunInput,
  stored: StoredRun,
  reached: Exit,
  saying: Saying,
  services: Surroundings['services'],
): Promise<CarriedOut> {
  const report = storedReport(input, stored);
  saying.presenter.note(fromRecord(stored));
  if (input.wait === null) tellKnown(input, historyOf(stored), { report: saying.presenter.event });
  const lost = [...stored.outputNotKept];
  if (lost.length > 0) saying.presenter.note(outputNotKept(lost, input.runId));
  const exit = await sayRun(report, reached, saying, services);
  const step = nextStepOf(report, true, exit);
  if (step !== null) saying.presenter.nextStep(step.words, step.line);
  return { exit, report };
}

/** Says what a run came to, and saves the outputs where that is asked for. */
export async function sayRun(
  report: RunReport,
  reached: Exit,
  { findings, presenter }: Saying,
  services: Surroundings['services'],
): Promise<Exit> {
  const { given, notes } = findings;
  const results = report.wait?.results ?? [];
  const encoding = encodingNamed(given.one('encoding')?.text ?? '');
  const document = withNextSteps(runDocument(report, notes, reached, encoding), findings.aim);
  const saved = report.input.wait === null || (await saveOutputs(given, results, document, services, presenter));
  const exit = saved || reached.code !== 0 ? reached : exits.io;
  presenter.run(report, exit);
  return exit;
}

/** What is on record is told as if it happened now: an InvokeId that is the result, an output that is followed. */
export function tellKnown(
  input: RunInput,
  { chunks }: Pick<ReturnType<typeof historyOf>, 'chunks'>,
  { report }: Pick<Ports, 'report'>,
): void {
  for (const call of planCalls(input)) {
    const known = chunks.get(call.chunk);
    if (known?.kind !== 'accepted') continue;
    report({
      type: 'accepted',
      call,
      invokeId: known.invokeId,
      requestId: known.requestId,
      waited: input.wait !== null,
      how: 'known',
    });
  }
}

function lastEntry(report: RunReport, over: boolean, exit: Exit): JournalEntry | null {
  if (over) return { type: 'done', exit: { code: exit.code, reason: exit.reason } };
  const halted = report.calls.map(({ outcome }) => outcome).find(isHalted);
  if (halted) return { type: 'halted', why: halted.why };
  return acceptedOf(report.calls).length > 0 ? { type: 'detached' } : null;
}

function isHalted(outcome: CallOutcome): outcome is CallOutcome & { why: 'canary' | 'max-errors' } {
  return outcome.kind === 'not-attempted' && (outcome.why === 'canary' || outcome.why === 'max-errors');
}
