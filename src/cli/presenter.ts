import type { CallProblem } from '../api/call-problem.ts';
import type { ScheduledInvocation } from '../api/cloud-assistant.ts';
import type { Edition } from '../domain/editions.ts';
import type { CheckedFrequency } from '../domain/frequency-check.ts';
import type { Schedule } from '../domain/schedule.ts';
import type { Calendar } from '../domain/schedule-calendar.ts';
import type { Reading } from '../domain/schedule-readings.ts';
import type { Text } from '../domain/text.ts';
import type { TimeZone } from '../domain/time-zone.ts';
import type { Note, Violation } from '../domain/violation.ts';
import type { RunEvent } from '../usecases/ports.ts';
import type { RunReport } from '../usecases/run.ts';
import type { RunPlan } from '../usecases/run-plan.ts';
import type { ShowReport } from '../usecases/show.ts';
import type { StopReport } from '../usecases/stop.ts';
import type { Exit } from './exit-code.ts';
import type { RequestPreview } from './invoke/preview.ts';

/** How one command speaks: as text for a person, as one JSON document, or as JSON lines. */
export interface Presenter {
  /** Puts the terminal back as it was, whatever happened. */
  close(): void;
  note(note: Note): void;
  /** The emulator is this command's own: what has not ended there ends with it. */
  emulatorEndsWithUs(): void;
  /** Something worth a line with --debug. */
  debug(line: string): void;
  event(event: RunEvent): void;
  /** Refused on this machine. */
  violations(violations: readonly Violation[], exit: Exit): void;
  /** Configuration, files, the emulator: something of this machine that is not a flag. */
  trouble(type: string, code: string, why: Text, fix: Text, exit: Exit): void;
  /** Something of this machine failed that leaves the result as it is. */
  setback(code: string, why: Text, fix: Text): void;
  /** How to go on from here; in JSON the document's runId and exit say it. */
  nextStep(words: Text, line: string): void;
  /** Said with --verbose only. */
  verbose(words: Text): void;
  dryRun(previews: readonly RequestPreview[], exit: Exit): void;
  /** A run was frozen in a file; nothing was sent. */
  plan(view: PlanView, exit: Exit): void;
  run(report: RunReport, exit: Exit): void;
  show(view: InvocationsView, exit: Exit): void;
  schedule(view: ScheduleView, exit: Exit): void;
  scheduleList(view: ScheduleListView, exit: Exit): void;
  stop(view: StopView, exit: Exit): void;
  /** A call beside InvokeCommand that did not end well. */
  callFailed(problem: CallProblem, regionId: string, mutating: boolean, exit: Exit): void;
}

/** A plan, and where it lies. */
export interface PlanView {
  readonly file: string;
  readonly plan: RunPlan;
}

/** What `show` found, in the order asked for. */
export interface InvocationsView {
  readonly regionId: string;
  readonly edition: Edition;
  readonly now: Date;
  readonly reports: readonly ShowReport[];
}

/** What `stop` came to, in the order asked for. */
export interface StopView {
  readonly regionId: string;
  readonly stops: readonly { readonly invokeId: string; readonly report: StopReport }[];
}

/** What `schedule` says of one expression. */
export interface ScheduleView {
  readonly edition: Edition;
  readonly frequency: CheckedFrequency;
  /** It was given in plain words, and is what to write instead. */
  readonly fromWords: boolean;
  /** Seconds by the wall clock; null when there are not two runs. */
  readonly smallestGap: number | null;
  /** Each way to read it, with its next runs. */
  readonly readings: readonly Reading[];
  readonly calendar: Calendar | null;
  /** The zone of this machine. */
  readonly here: TimeZone;
  /** The next runs as one list, for scripts: in UTC, or by the clock of an instance whose zone is unknown. */
  readonly runTimes: readonly string[];
}

/** What `schedule list` found. */
export interface ScheduleListView {
  readonly edition: Edition;
  readonly regionId: string;
  readonly items: readonly ListedSchedule[];
}

export interface ListedSchedule extends ScheduledInvocation {
  /** null where there is none, or none that can be read. */
  readonly schedule: Schedule | null;
  /** null: there is none any more, or only the instance knows the zone. */
  readonly nextRun: Date | null;
}
