import type { StoredCommand } from './commands.ts';

/** A command as it is kept: its content in Base64, its creation in milliseconds since 1970. */
export type CommandRecord = Omit<StoredCommand, 'id' | 'content' | 'createdAt'> & {
  readonly content: string;
  readonly createdAt: number;
};

export function commandRecord({ id: _, content, createdAt, ...rest }: StoredCommand): CommandRecord {
  return { ...rest, content: content.toString('base64'), createdAt: createdAt.getTime() };
}

export function commandOf(id: string, { content, createdAt, ...rest }: CommandRecord): StoredCommand {
  return { id, ...rest, content: Buffer.from(content, 'base64'), createdAt: new Date(createdAt) };
}
