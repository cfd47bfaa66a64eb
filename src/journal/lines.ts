import path from 'node:path';
import type { InstanceResult } from '../api/cloud-assistant.ts';
import type { JournalEntry } from '../usecases/run-journal.ts';
import { RecordUnreadable, type Secrets } from '../usecases/run-journals.ts';
import { parseRecord } from '../usecases/run-record-shape.ts';
import { chunkStates, type Identity, type RunHeader, type StoredEntry } from '../usecases/stored-run.ts';
import { entryOf } from './entry-shape.ts';

/** Of the first line; a higher one is a later version's, whose files are left alone. */
const journalVersion = 1;

export function headerLine({ startedAt, record, ...others }: RunHeader): string {
  const { runId, regionId, edition } = record;
  const facts = { journal: journalVersion, runId, startedAt: startedAt.toISOString(), regionId, edition };
  return `${JSON.stringify({ ...facts, ...others, record })}\n`;
}

/** An output in which a secret stands is left out: `"output": null`. */
export function entryLine(entry: JournalEntry, at: Date, secrets: Secrets): string {
  const kept = entry.type === 'result' ? { ...entry, result: keptResult(entry.result, secrets) } : entry;
  return `${JSON.stringify({ at: at.toISOString(), ...kept })}\n`;
}

function keptResult(result: InstanceResult, secrets: Secrets) {
  const tells = (part: Buffer) =>
    secrets === 'unknown' ? part.length > 0 : secrets.some((secret) => tellsOf(part, secret));
  const output = tells(result.output) ? null : result.output.toString('base64');
  return { ...result, output, ...(tells(Buffer.from(result.errorInfo)) && { errorInfo: '' }) };
}

/** Characters in a row that give a secret away: it may be cut by the service, or come line by line. */
const telling = 8;

function tellsOf(part: Buffer, secret: string): boolean {
  if (secret === '') return false;
  if (part.includes(secret)) return true;
  for (let at = 0; at + telling <= secret.length; at++) if (part.includes(secret.slice(at, at + telling))) return true;
  return secret.split('\n').some((line) => line.length >= 4 && line.length < telling && part.includes(line));
}

export interface ReadLines {
  /** null where not even the first line is whole: nothing was sent. */
  readonly header: RunHeader | null;
  readonly entries: readonly StoredEntry[];
  readonly outputNotKept: ReadonlySet<string>;
  /** Bytes up to the end of the last whole line. */
  readonly length: number;
}

/** Throws RecordUnreadable. A last line that was not written to its end is left out; entries of a later kind are too. */
export function readLines(content: Buffer, file: string): ReadLines {
  const lines = linesOf(content);
  const entries: StoredEntry[] = [];
  const outputNotKept = new Set<string>();
  let header: RunHeader | null = null;
  let length = 0;
  for (const [index, { text, end, whole }] of lines.entries()) {
    const isLast = index === lines.length - 1;
    const value = whole ? objectIn(text) : null;
    if (value === null) {
      if (isLast && !whole) break;
      throw new RecordUnreadable({ file, reason: 'damaged', line: index + 1 });
    }
    if (index === 0) header = headerIn(value, file);
    else {
      const read = entryOf(value);
      if (read === 'damaged') throw new RecordUnreadable({ file, reason: 'damaged', line: index + 1 });
      if (read !== 'unknown') {
        entries.push(read.stored);
        const { entry } = read.stored;
        if (entry.type === 'result') outputNotKept[read.outputKept ? 'delete' : 'add'](entry.result.instanceId);
      }
    }
    length = end;
  }
  // A file that says all went well without a word of the calls was not written by us.
  const ends = entries.flatMap(({ entry }) => (entry.type === 'done' ? [entry.exit.code] : []));
  if (header !== null && ends.at(-1) === 0 && !isCovered(header, entries)) {
    throw new RecordUnreadable({ file, reason: 'damaged', line: lines.length });
  }
  return { header, entries, outputNotKept, length };
}

/** Every instance was in a call that was accepted. */
function isCovered({ record }: RunHeader, entries: readonly StoredEntry[]): boolean {
  const accepted = chunkStates(entries).filter(({ history }) => history.kind === 'accepted');
  const named = new Set(accepted.flatMap(({ instanceIds }) => instanceIds));
  return record.instanceIds.every((id) => named.has(id));
}

function linesOf(content: Buffer): readonly { text: string; end: number; whole: boolean }[] {
  const lines: { text: string; end: number; whole: boolean }[] = [];
  for (let start = 0; start < content.length; ) {
    const at = content.indexOf(0x0a, start);
    const end = at < 0 ? content.length : at + 1;
    lines.push({ text: content.toString('utf8', start, at < 0 ? end : at), end, whole: at >= 0 });
    start = end;
  }
  return lines;
}

function objectIn(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : null;
  } catch {
    return null;
  }
}

function headerIn(value: Readonly<Record<string, unknown>>, file: string): RunHeader {
  const { journal, startedAt, pid, endpoint, commandName, retryOf } = value;
  if (typeof journal === 'number' && journal > journalVersion)
    throw new RecordUnreadable({ file, reason: 'newer', line: 1 });
  const record = parseRecord(value.record);
  const moment = new Date(String(startedAt));
  const isOurs = journal === journalVersion && record !== null && typeof endpoint === 'string';
  // A file under another name would have a lock of its own.
  if (!isOurs || Number.isNaN(moment.getTime()) || path.basename(file) !== `${record.runId}.jsonl`)
    throw new RecordUnreadable({ file, reason: 'damaged', line: 1 });
  return {
    ...{ record, endpoint, startedAt: moment, pid: Number(pid) },
    commandName: typeof commandName === 'string' ? commandName : null,
    retryOf: typeof retryOf === 'string' ? retryOf : null,
    identity: identityIn(value.identity),
  };
}

/** Of a record without one nothing is known. */
function identityIn(value: unknown): Identity {
  const kept: Readonly<Record<string, unknown>> = typeof value === 'object' && value !== null ? { ...value } : {};
  const named = (name: string) => (typeof kept[name] === 'string' ? kept[name] : null);
  return {
    emulator: kept.emulator === true,
    ...{ profile: named('profile'), config: named('config'), caFile: named('caFile') },
  };
}
