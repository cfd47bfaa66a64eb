import type { Edition } from '../domain/editions.ts';
import type { Text } from '../domain/text.ts';
import type { Note, Violation } from '../domain/violation.ts';
import type { RunReport } from '../usecases/invoke.ts';
import type { RunEvent } from '../usecases/ports.ts';
import type { ShowReport } from '../usecases/show.ts';
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
  /** Said with --verbose only. */
  verbose(words: Text): void;
  dryRun(previews: readonly RequestPreview[], exit: Exit): void;
  run(report: RunReport, exit: Exit): void;
  show(view: InvocationView, exit: Exit): void;
}

/** What `show` found. */
export interface InvocationView {
  readonly invokeId: string;
  readonly regionId: string;
  readonly edition: Edition;
  readonly report: ShowReport;
}
