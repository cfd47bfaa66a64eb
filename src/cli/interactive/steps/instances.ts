import type { AgentFacts, CloudAssistant, InstanceFacts, StoredCommand } from '../../../api/cloud-assistant.ts';
import type { Edition } from '../../../domain/editions.ts';
import { parseInstanceIds } from '../../../domain/instance-id.ts';
import { type Text, text } from '../../../domain/text.ts';
import { visible } from '../../render/visible.ts';
import type { Choice } from '../choice.ts';
import type { Draft } from '../draft.ts';
import { type Back, back } from '../keyboard.ts';
import { Listing } from '../listing.ts';
import type { Session } from '../session.ts';

/** On which instances. Each page is shown as it comes, and once more when its agents are known. */
export async function askInstances(draft: Draft, session: Session): Promise<Draft | Back> {
  const cloud = await session.cloud(draft);
  const command = await session.storedCommand(draft);
  const words = (instance: InstanceFacts, agent: AgentFacts | null) => {
    const unfit = unfitness(instance, agent, command, session.edition);
    return choice(instance, unfit && session.say(unfit));
  };
  const listing = new Listing<Choice>(async function* (signal) {
    let asksAgents = true;
    for await (const page of cloud.instancePages(signal)) {
      yield page.map((instance) => words(instance, null));
      const agents = asksAgents ? await agentsOf(page, cloud, signal) : new Map<string, AgentFacts>();
      // Without the right to ask for agents the instances can still be chosen.
      if (agents === null) asksAgents = false;
      else yield page.map((instance) => words(instance, agents.get(instance.instanceId) ?? null));
    }
  });
  try {
    const picked = await session.asker.pick(
      {
        message: text('Instances', '实例'),
        listing,
        atMost: session.edition.instances.atMost,
        chosen: idsOf(draft.instances),
        asTyped,
        explain: session.explain,
      },
      (ids) => summary(ids),
    );
    return picked === back ? back : { ...draft, instances: [picked.join(',')] };
  } finally {
    listing.close();
  }
}

async function agentsOf(
  page: readonly InstanceFacts[],
  cloud: CloudAssistant,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, AgentFacts> | null> {
  const running = page.filter(({ status }) => status === 'Running').map(({ instanceId }) => instanceId);
  try {
    const agents = running.length > 0 ? await cloud.agentStatus(running, signal) : [];
    return new Map(agents.map((agent) => [agent.instanceId, agent]));
  } catch {
    return null;
  }
}

/** Why this instance would not run the command; null when it would, or when that is not known. */
export function unfitness(
  { status, os, network }: InstanceFacts,
  agent: AgentFacts | null,
  command: Pick<StoredCommand, 'type'> | null,
  edition: Edition,
): Text | null {
  if (status !== '' && status !== 'Running') return text(`${status}: start it first`, `${status}：请先启动`);
  if (edition.name === '2018' && network === 'classic') {
    return text('classic network: that edition needs a VPC', '经典网络：该版本要求 VPC');
  }
  if (command !== null && os !== 'unknown') {
    const wanted = command.type === 'RunShellScript' ? 'linux' : 'windows';
    if (os !== wanted)
      return text(`${osName(os)}: the command is ${command.type}`, `${osName(os)}：命令类型为 ${command.type}`);
  }
  if (agent === null || agent.online) return null;
  return agent.version === ''
    ? text('no Cloud Assistant agent: install it', '没有云助手 Agent：请安装')
    : text('its agent does not answer', '云助手 Agent 无响应');
}

function osName(os: 'linux' | 'windows'): string {
  return os === 'linux' ? 'Linux' : 'Windows';
}

function choice(instance: InstanceFacts, unfit: string | null): Choice {
  const { instanceId, name, status, addresses, tags, os } = instance;
  const tagged = visible(tags.map(({ key, value }) => (value === '' ? key : `${key}=${value}`)).join(' '));
  const [address = ''] = addresses;
  return {
    id: instanceId,
    cells: [instanceId, visible(name), unfit ?? status, address, tagged],
    haystack: `${instanceId} ${name} ${status} ${os} ${addresses.join(' ')} ${tagged}`.toLowerCase(),
    unfit,
    preview: [[unfit ?? status, os, addresses.join(', ')].filter(Boolean).join('  '), tagged].filter(Boolean),
  };
}

/** IDs that no list shows; the line's own checks have the last word. */
function asTyped(search: string): Choice | null {
  const parsed = parseInstanceIds([search]);
  if (!parsed.ok || parsed.value.length !== 1) return null;
  const [id = ''] = parsed.value;
  return { id, cells: [id], haystack: id.toLowerCase(), unfit: null, preview: [] };
}

/** What is chosen already; a file after `@` is not. */
function idsOf(given: readonly string[]): readonly string[] {
  const parsed = parseInstanceIds(given.filter((each) => !each.startsWith('@')));
  return parsed.ok ? parsed.value : [];
}

function summary(ids: readonly string[]): string {
  const shown = ids.slice(0, 5).join(', ');
  return ids.length > 5 ? `${ids.length}: ${shown}, …` : shown;
}
