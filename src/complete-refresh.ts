import path from 'node:path';
import type { NameKind } from './api/cloud-assistant.ts';
import { generalFlags } from './cli/common-flags.ts';
import { isShowable, releaseRefresh, shown, sweep, writeCache } from './cli/completion/cache.ts';
import { readDestination } from './cli/destination.ts';
import { readEdition } from './cli/edition.ts';
import { Findings } from './cli/findings.ts';
import { readGiven } from './cli/given.ts';
import { invokeFlags } from './cli/invoke-flags.ts';
import { parseFlags } from './cli/tree.ts';
import { makeServices } from './live-services.ts';
import { makeIo } from './process-io.ts';

/** What the process of a Tab press asks the process in the background for, by ECS_INVOKE_REFRESH. */
export interface RefreshOrder {
  readonly kind: NameKind;
  readonly file: string;
  /** Flags that lead to the service. */
  readonly words: readonly string[];
}

const nobody = { note() {}, verbose() {}, debug() {} };

/** A refresh that takes longer is of no use to anybody. */
const atMostMs = 30_000;

/** Asks the service for one list and keeps it for the next press of Tab. What goes wrong leaves the old list. */
async function refresh(process: NodeJS.Process): Promise<void> {
  const { kind, file, words } = JSON.parse(process.env.ECS_INVOKE_REFRESH ?? '') as RefreshOrder;
  const { io } = makeIo(process);
  const flags = [...invokeFlags.filter(({ name }) => name === 'region'), ...generalFlags];
  const command = parseFlags(flags, words);
  const findings = new Findings(readGiven(command, flags, io.env));
  const edition = readEdition(findings);
  const destination = await readDestination(findings, makeServices(process, io));
  if (findings.violations.length > 0) return;
  const { cloud, close } = await destination.connect(edition, nobody);
  try {
    const names = await cloud.names(kind, AbortSignal.timeout(atMostMs));
    const rows = names
      .filter(({ id }) => /^[A-Za-z0-9._:-]{1,128}$/.test(id))
      .map(({ id, name, words = [] }) => ({ value: id, about: shown(name), words: words.filter(isShowable) }));
    writeCache(file, rows, process.pid);
    releaseRefresh(file);
    sweep(path.dirname(file), Date.now());
  } finally {
    await close();
  }
}

setTimeout(() => process.exit(), atMostMs).unref();
// Nobody listens, and the list stays as it was.
refresh(process)
  .catch(() => {})
  .finally(() => process.exit());
