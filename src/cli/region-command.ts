import type { CallProblem } from '../api/call-problem.ts';
import type { Edition } from '../domain/editions.ts';
import type { Text } from '../domain/text.ts';
import type { Note } from '../domain/violation.ts';
import type { CommandPorts } from '../usecases/stored-commands.ts';
import { sameWay } from './aim.ts';
import type { Context } from './context.ts';
import { readDestination } from './destination.ts';
import { readEdition } from './edition.ts';
import { type Printing, printing } from './emulator-call.ts';
import { endsWithUs } from './ends-with-us.ts';
import { type Exit, exitOfProblem, exits } from './exit-code.ts';
import { Findings } from './findings.ts';
import { type Given, readGiven } from './given.ts';
import type { RequestPreview } from './invoke/preview.ts';
import { openPresenter, pageFor, progressFor, readForm } from './open-presenter.ts';
import type { Page } from './page.ts';
import type { Presenter } from './presenter.ts';
import { noProgress } from './progress.ts';
import { errorDocument } from './render/json.ts';
import { withNextSteps } from './render/next-step-json.ts';
import { isTrouble, presentTrouble, troubleIn, troubleOr } from './trouble.ts';

/** What a command reads its own flags with. */
export interface Reading {
  readonly findings: Findings;
  readonly edition: Edition;
  /** Words of the line that are no flags. */
  readonly words: readonly string[];
  readonly json: boolean;
}

/** Where a command works, once its line is right and the connection is open. */
export interface Place extends CommandPorts {
  readonly context: Context;
  readonly given: Given;
  readonly edition: Edition;
  readonly regionId: string;
  /** An emulator of this command's own: what is made there ends with it. */
  readonly shortLived: boolean;
  readonly presenter: Presenter;
  readonly printing: Printing;
  /** Of stderr. */
  readonly errPage: Page;
  readonly quiet: boolean;
  /** The flags that lead another command to the same place, each with a blank before it. */
  readonly sameWay: string;
  /** Whether the command changes something, and not only reads. */
  readonly changes: boolean;
  /** Those told so far, for the document. */
  readonly notes: readonly Note[];
  note(note: Note): void;
  /** A sentence for a person, on stderr; nothing in JSON and with -q. */
  remark(words: Text): void;
  /** Something for a person that the result is not: what is about to happen, what else was seen. */
  tell(words: string): void;
  /** What stopped the command: a card for a person, the one object of JSON. Gives the exit back. */
  fail(card: string, error: Readonly<Record<string, unknown>>, exit: Exit): Exit;
  /** Of a call that did not end well: 130 or 143 after a signal, else by the problem. */
  exitOf(problem: CallProblem, mutating: boolean): Exit;
}

/** A command that works in one region with calls of its own. */
export interface RegionCommand<Input> {
  /** The command's own words; null when they are refused, which is told through the findings. */
  read(reading: Reading): Promise<Input | null> | Input | null;
  /** What it would send, for --dry-run; null for commands that only read. */
  readonly requests: ((input: Input, edition: Edition, regionId: string) => readonly Requested[]) | null;
  carryOut(input: Input, place: Place): Promise<Exit>;
}

export type Requested = Pick<RequestPreview, 'action' | 'parameters'>;

/** Reads the flags, says what is wrong with them, else connects and carries the command out. */
export async function runRegionCommand<Input>(
  context: Context,
  { read, requests, carryOut }: RegionCommand<Input>,
): Promise<Exit> {
  const { command, flags, stray, io, services, language } = context;
  const findings = new Findings(readGiven(command, flags, io.env), stray);
  const { given } = findings;
  const form = await readForm(findings);
  const presenter = await openPresenter(form, findings, io, language);
  const edition = readEdition(findings);
  const destination = await readDestination(findings, services);
  const json = form.format !== 'text';
  const input = await read({ findings, edition, words: command.args, json });
  if (findings.violations.length > 0) {
    presenter.violations(findings.violations, exits.usage);
    return exits.usage;
  }
  const sendsNothing = given.on('dry-run');
  findings.notes.forEach(presenter.note);
  const trouble = troubleIn(findings, destination, sendsNothing);
  if (trouble !== null) return presentTrouble(trouble, presenter, io.signal);
  const { regionId } = destination;
  if (regionId === null || input === null) throw new Error('refused without a violation');
  if (sendsNothing && requests !== null) {
    const previews = requests(input, edition, regionId).map((request) => ({
      ...request,
      method: 'POST' as const,
      endpoint: destination.endpoint,
    }));
    presenter.dryRun(previews, exits.shown);
    return exits.shown;
  }
  const connected = await destination.connect(edition, presenter).catch(troubleOr);
  if (isTrouble(connected)) return presentTrouble(connected, presenter, io.signal);
  const { aim } = findings;
  const errPage = { ...(await pageFor('stderr', given.on('no-color'), io, language)), aim };
  const quiet = given.on('quiet');
  const drawn = json ? noProgress : progressFor(io, quiet, errPage);
  const notes = [...findings.notes];
  const note = (each: Note) => {
    notes.push(each);
    drawn.aside(() => presenter.note(each));
  };
  if (connected.shortLived && requests !== null) note(endsWithUs);
  try {
    return await carryOut(input, {
      context,
      given,
      edition,
      regionId,
      presenter,
      errPage,
      quiet,
      notes,
      cloud: connected.cloud,
      shortLived: connected.shortLived,
      clock: services.clock,
      signal: io.signal,
      sameWay: sameWay(given),
      changes: requests !== null,
      printing: await printing(context, findings, form),
      progress: (what) => drawn.show(what),
      tell(words) {
        drawn.stop();
        if (!json) io.stderr.write(words);
      },
      fail(card, error, exit) {
        drawn.stop();
        const facts = { edition: edition.name, region: regionId };
        const document = () => JSON.stringify(withNextSteps(errorDocument(facts, error, notes, exit), aim));
        io.stderr.write(json ? `${document()}\n` : card);
        return exit;
      },
      note,
      remark(words) {
        if (!json && !quiet) drawn.aside(() => io.stderr.write(`${errPage.paint.dim(words[language])}\n`));
      },
      exitOf(problem, mutating) {
        if (!io.signal.aborted) return exitOfProblem(problem, mutating);
        return io.signal.reason === 'SIGINT' ? exits.interrupted : exits.terminated;
      },
    });
  } finally {
    drawn.stop();
    presenter.close();
    await connected.close();
  }
}
