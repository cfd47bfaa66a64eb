import type { StoredCommand } from '../api/cloud-assistant.ts';
import type { Ports } from './ports.ts';

/** The command of this ID: one of the account's own, else a public one; null when there is none. Rejects as the port does. */
export async function storedCommand(
  commandId: string,
  { cloud, signal }: Pick<Ports, 'cloud' | 'signal'>,
): Promise<StoredCommand | null> {
  const [own] = await cloud.commands({ commandId }, signal);
  if (own !== undefined) return own;
  const [common] = await cloud.commands({ commandId, provider: 'AlibabaCloud' }, signal);
  return common ?? null;
}
