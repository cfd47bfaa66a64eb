import type { CloudAssistant, StoredCommand } from '../../api/cloud-assistant.ts';
import { parseCommandReference } from '../../domain/command-reference.ts';
import type { Edition } from '../../domain/editions.ts';
import { parseRegion } from '../../domain/region.ts';
import { type Text, text } from '../../domain/text.ts';
import type { Context } from '../context.ts';
import { type Connected, readDestination } from '../destination.ts';
import type { Exit } from '../exit-code.ts';
import { Findings } from '../findings.ts';
import type { Flag } from '../flag.ts';
import { type Given, readGiven } from '../given.ts';
import { type Prepared, prepareInvoke } from '../invoke/prepare.ts';
import type { Io } from '../io.ts';
import type { Services } from '../services.ts';
import { parseFlags } from '../tree.ts';
import type { Asker } from './ask.ts';
import { type Draft, lineOf, withoutAsked } from './draft.ts';

/** One conversation: the terminal, the way to the service, and what has been seen there. */
export class Session {
  readonly asker: Asker;
  readonly edition: Edition;
  readonly #context: Context;
  readonly #prepared: Prepared;
  /** Commands that have been listed or looked up, by region, and ID or name. */
  readonly #commands = new Map<string, StoredCommand>();
  /** The last request that the service refused, and what that came to. */
  refused: { readonly draft: Draft; readonly exit: Exit } | null = null;
  #connection: { readonly regionId: string; readonly connected: Promise<Connected> } | null = null;

  constructor(context: Context, prepared: Prepared, asker: Asker) {
    this.#context = context;
    this.#prepared = prepared;
    this.asker = asker;
    this.edition = prepared.edition;
  }

  /** What stood on the line, and in the environment. */
  get given(): Given {
    return this.#prepared.findings.given;
  }

  get flags(): readonly Flag[] {
    return this.#context.flags;
  }

  get io(): Io {
    return this.#context.io;
  }

  get services(): Services {
    return this.#context.services;
  }

  newRunId(): string {
    return this.services.newRunId();
  }

  /** The region of flag, environment or profile. */
  get configuredRegion(): string | null {
    return this.#prepared.destination.regionId;
  }

  /** Where the last run of a conversation with this profile and service went. */
  get rememberedRegion(): string | null {
    const region = this.#context.services.memory.recall(this.#memoryName);
    return region !== null && parseRegion(region).ok ? region : null;
  }

  rememberRegion(regionId: string): void {
    this.#context.services.memory.keep(this.#memoryName, regionId);
  }

  get #memoryName(): string {
    const { given } = this.#prepared.findings;
    const place = ['profile', 'config', 'endpoint'].map((name) => given.one(name)?.text ?? '');
    const { ALIBABA_CLOUD_PROFILE: profile = '' } = this.io.env;
    return ['region', given.on('emulator') ? 'emulator' : '', ...place, profile].join('|');
  }

  get now(): Date {
    return this.#context.services.clock.now();
  }

  say(words: Text): string {
    return words[this.#context.language];
  }

  /** The line that this draft stands for, as if it had been typed. */
  contextOf(draft: Draft, runId: string): Context {
    const { words, typed } = lineOf(draft);
    const { flags, io, services } = this.#context;
    return {
      ...this.#context,
      command: parseFlags(flags, words),
      stray: [],
      io: { ...io, env: { ...withoutAsked(io.env), ...typed } },
      services: { ...services, newRunId: () => runId },
    };
  }

  /** Reads and checks that line; the same `runId` makes the same request. */
  prepare(draft: Draft, runId: string): Promise<Prepared> {
    return prepareInvoke(this.contextOf(draft, runId));
  }

  /**
   * One connection for each region; an emulator of this command's own lives as long as it. A list in the background and
   * the next question may ask at once: both get the same one.
   */
  async connect(regionId: string, draft: Draft): Promise<Connected> {
    if (this.#connection?.regionId === regionId) return this.#connection.connected;
    const before = this.#connection?.connected;
    const connected = closed(before).then(() => this.#open(regionId, draft));
    this.#connection = { regionId, connected };
    return connected;
  }

  async #open(regionId: string, draft: Draft): Promise<Connected> {
    const { command, flags, io, services } = this.contextOf({ ...draft, regionId }, '');
    const findings = new Findings(readGiven(command, flags, io.env));
    const destination = await readDestination(findings, services);
    const { presenter } = this.#prepared;
    return destination.connect(this.edition, {
      note: presenter.note,
      verbose: presenter.verbose,
      // Said while a question stands on the screen, so it has to wait.
      debug: (line) => this.asker.say(`${this.asker.page.paint.dim(line)}\n`),
    });
  }

  connection(draft: Draft): Promise<Connected> {
    if (draft.regionId === null) throw new Error('connected without a region');
    return this.connect(draft.regionId, draft);
  }

  async cloud(draft: Draft): Promise<CloudAssistant> {
    return (await this.connection(draft)).cloud;
  }

  remember(command: StoredCommand, { regionId }: Draft): void {
    this.#commands.set(`${regionId}/${command.commandId}`, command);
  }

  /** What is known of the command of this draft; null when it cannot be found out. */
  async storedCommand(draft: Draft): Promise<StoredCommand | null> {
    const reference = draft.command === null ? null : parseCommandReference(draft.command);
    if (reference === null || !reference.ok) return null;
    const { value } = reference;
    const key = `${draft.regionId}/${value.kind === 'id' ? value.id : value.name}`;
    const known = this.#commands.get(key);
    if (known) return known;
    const cloud = await this.cloud(draft);
    const found = await cloud
      .commands(value.kind === 'id' ? { commandId: value.id } : { name: value.name }, this.#context.io.signal)
      .catch(() => []);
    if (found.length !== 1 || found[0] === undefined) return null;
    this.#commands.set(key, found[0]);
    return found[0];
  }

  async close(): Promise<void> {
    await closed(this.#connection?.connected);
    this.#connection = null;
  }

  /** Why a list could not be loaded whole. */
  readonly explain = (error: unknown): Text => {
    const why =
      error instanceof Error && 'code' in error ? String(error.code) : error instanceof Error ? error.name : '';
    return text(
      `The list is not whole (${why}). What is missing can be typed.`,
      `列表不完整（${why}）。缺少的内容可直接输入。`,
    );
  };
}

/** One that never came to be needs no closing; whoever asked for it has been told. */
async function closed(connection: Promise<Connected> | undefined): Promise<void> {
  const connected = await connection?.catch(() => null);
  await connected?.close();
}
