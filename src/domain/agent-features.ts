/** What only a newer Cloud Assistant agent can do. */
export type AgentFeature = 'schedule-forms' | 'container' | 'built-in-ids' | 'built-in-instance-name';

type Versions = Readonly<Record<'linux' | 'windows', string>>;

/** The lowest versions (API reference: Frequency, ContainerId, built-in parameters). Containers are for Linux only. */
const needed: Readonly<Record<AgentFeature, Versions>> = {
  'schedule-forms': { linux: '2.2.3.282', windows: '2.1.3.282' },
  'built-in-ids': { linux: '2.2.3.309', windows: '2.1.3.309' },
  container: { linux: '2.2.3.344', windows: '2.2.3.344' },
  'built-in-instance-name': { linux: '2.2.3.344', windows: '2.1.3.344' },
};

/** The part of a request that can ask for a newer agent. */
export interface AskedOfAgent {
  readonly frequency?: string;
  readonly containerId?: string;
  readonly containerName?: string;
}

/** `content`: the script's text; null where it is not known. */
export function featuresOf(
  { frequency = '', containerId, containerName }: AskedOfAgent,
  content: string | null,
): readonly AgentFeature[] {
  const features: AgentFeature[] = [];
  // Six fields of a cron are all that every agent knows: rate(…), at(…), a year and a zone are newer.
  if (frequency !== '' && (/^\s*(rate|at)\s*\(/i.test(frequency) || frequency.trim().split(/\s+/).length > 6)) {
    features.push('schedule-forms');
  }
  if (containerId !== undefined || containerName !== undefined) features.push('container');
  if (content !== null && /\{\{\s*ACS::(InstanceId|InvokeId|CommandId)\s*\}\}/i.test(content)) {
    features.push('built-in-ids');
  }
  if (content !== null && /\{\{\s*ACS::InstanceName\s*\}\}/i.test(content)) features.push('built-in-instance-name');
  return features;
}

/** The feature that asks for the newest agent of those that this one is too old for; null when it does. */
export function tooOldFor(
  version: string,
  os: 'linux' | 'windows',
  features: readonly AgentFeature[],
): { readonly feature: AgentFeature; readonly needs: string } | null {
  const lacking = features
    .map((feature) => ({ feature, needs: needed[feature][os] }))
    .filter(({ needs }) => compareVersions(version, needs) < 0)
    .sort((a, b) => compareVersions(b.needs, a.needs));
  return lacking[0] ?? null;
}

/** Dotted numbers, part by part; what is missing counts as 0. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map((part) => Number.parseInt(part, 10) || 0));
  for (let at = 0; at < Math.max(left!.length, right!.length); at++) {
    const difference = (left![at] ?? 0) - (right![at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
