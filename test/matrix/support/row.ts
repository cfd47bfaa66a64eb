import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Ended } from '../../support/journey.ts';
import { canaries, type Scene, type SceneOptions, scene } from './scene.ts';

export interface Expected {
  /** Real process starts: as the ledger has them, and by their side effect. */
  readonly ran: number;
  readonly exit: number | readonly number[];
  /** In stderr, its line breaks taken for blanks. */
  readonly says?: readonly RegExp[];
  /** Never in stderr. */
  readonly neverSays?: readonly RegExp[];
  /** The run ID is told, so that somebody can come back to it. */
  readonly tellsRunId?: boolean;
  /** Types of entries that the journal has, in this order; others may be between them. */
  readonly journal?: readonly string[];
  /** true: nothing shows the InvokeId, as long as the row lasts. */
  readonly hidesInvokeId?: boolean;
  /** false: what ran is a model and leaves no mark. */
  readonly leavesMarks?: boolean;
}

/** What happens in a row; the answer is the run that `Expected` speaks of. By default one run of the marking command. */
export type Play = (scene: Scene) => Promise<Ended>;

/** A row that takes longer hangs. */
const limitMs = Number(process.env.ECS_INVOKE_ROW_LIMIT_MS ?? 60_000);

/** A row of the fault matrix. */
export function row(
  number: number | string,
  title: string,
  options: SceneOptions,
  expected: Expected,
  play?: Play,
): void {
  test(`row ${number}: ${title}`, { timeout: limitMs }, async (t) => {
    const here = await scene(t, options);
    const ended = play ? await play(here) : await here.run();
    await check(here, ended, expected);
  });
}

/** Whatever the row, this holds at its end. */
async function check(here: Scene, ended: Ended, expected: Expected): Promise<void> {
  const {
    ran,
    exit,
    says = [],
    neverSays = [],
    tellsRunId = false,
    leavesMarks = true,
    hidesInvokeId = false,
    journal,
  } = expected;
  const told = here.told.map(({ stdout, stderr }) => `${stdout}\n${stderr}`).join('\n');
  const stderr = flat(ended.stderr);
  const all = `exit ${ended.code}\nstdout: ${ended.stdout}\nstderr: ${ended.stderr}\njournal:\n${here.stateText}`;
  // The client may know its end before the process has started: it does not wait, or the row answers in the service's place.
  await here.until(() => here.emulator.isQuiet(), `the end of all that was accepted\n${all}`);
  assert.equal(here.starts.length, ran, `process starts by the ledger\n${all}`);
  if (leavesMarks) assert.equal(here.marks, ran, `process starts by their side effect\n${all}`);
  const exits = typeof exit === 'number' ? [exit] : exit;
  assert.ok(exits.includes(Number(ended.code)), `exit code ${ended.code}, not ${exits.join(' or ')}\n${all}`);
  for (const words of says) assert.match(stderr, words, all);
  for (const words of neverSays) assert.doesNotMatch(stderr, words, all);
  for (const { invokeId } of here.starts) {
    assert.ok(
      hidesInvokeId || told.includes(invokeId) || here.stateText.includes(invokeId),
      `${invokeId} is lost\n${all}`,
    );
  }
  noSecret('output', told);
  noSecret('the state directory', here.stateText);
  if (tellsRunId) assert.ok(ended.stderr.includes(here.runId), `the run ID is not told\n${all}`);
  if (journal) assertInOrder(entryTypes(here.journalText()), journal, all);
  assert.doesNotMatch(ended.stderr, /\n\s+at \S+ \(|This is a bug of ecs-invoke/, all);
}

/** Plain, and as it would be hidden in Base64. */
export function noSecret(where: string, text: string): void {
  for (const [name, secret] of Object.entries(canaries)) {
    const forms = [secret, Buffer.from(secret).toString('base64').replace(/=*$/, ''), encodeURIComponent(secret)];
    assert.ok(!forms.some((form) => text.includes(form)), `the ${name} is in ${where}`);
  }
}

export function entryTypes(journal: string): readonly string[] {
  const lines = journal.split('\n').filter((line) => line !== '');
  return lines.map((line) => String(JSON.parse(line).type ?? 'record'));
}

/** Of the one run there is, while it is being written; none before it has a record. */
export function typesSoFar(here: Scene): readonly string[] {
  if (here.runIds.length === 0) return [];
  return here
    .journalText()
    .split('\n')
    .slice(0, -1)
    .flatMap((line) => String(JSON.parse(line).type ?? 'record'));
}

export function flat(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function assertInOrder(types: readonly string[], wanted: readonly string[], all: string): void {
  let at = -1;
  for (const type of wanted) {
    at = types.indexOf(type, at + 1);
    assert.ok(at >= 0, `the journal has ${types.join(', ')}, not in this order ${wanted.join(', ')}\n${all}`);
  }
}
