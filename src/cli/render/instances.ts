import type { AgentFacts } from '../../api/cloud-assistant.ts';
import type { Edition } from '../../domain/editions.ts';
import { looksSecret, masked } from '../../domain/secret.ts';
import { shownTag } from '../../domain/tag-filter.ts';
import { type Text, text } from '../../domain/text.ts';
import type { Note } from '../../domain/violation.ts';
import type { ListedInstance } from '../../usecases/list-instances.ts';
import type { Exit } from '../exit-code.ts';
import { type Page, say } from '../page.ts';
import { clip } from './clip.ts';
import { type Document, noteObject, schema } from './json.ts';
import { renderTable } from './table.ts';
import { oneLine } from './visible.ts';

const titles: readonly Text[] = [
  text('instance', '实例'),
  text('name', '名称'),
  text('status', '状态'),
  text('system', '系统'),
  text('agent', 'Agent'),
  text('address', '地址'),
  text('tags', '标签'),
];

/** Longer names are cut: the ID beside them is what counts. */
const nameColumns = 32;
const osNames = { linux: 'Linux', windows: 'Windows', unknown: '?' } as const;

/** A row an instance, in the order of the service, and a line that counts them. */
export function renderInstances(listed: readonly ListedInstance[], regionId: string, page: Page): string {
  const rows = listed.map(({ facts, agent }) => [
    facts.instanceId,
    clip(oneLine(facts.name), nameColumns),
    oneLine(facts.status),
    osNames[facts.os],
    say(agentWords(agent), page),
    facts.addresses[0] ?? '–',
    facts.tags.map((tag) => oneLine(shownTag(tag))).join(', '),
  ]);
  const [head = '', ...lines] = renderTable([titles.map((title) => say(title, page)), ...rows], page.width);
  return `${[page.paint.dim(head), ...lines].join('\n')}\n${page.paint.dim(say(total(listed, regionId), page))}\n`;
}

function agentWords(agent: AgentFacts | null): Text {
  if (agent === null) return text('–', '–');
  if (agent.online) return text(oneLine(agent.version), oneLine(agent.version));
  return agent.version === ''
    ? text('none', '无')
    : text(`silent (${oneLine(agent.version)})`, `无应答（${oneLine(agent.version)}）`);
}

function total(listed: readonly ListedInstance[], regionId: string): Text {
  const count = listed.length;
  const running = listed.filter(({ facts }) => facts.status === 'Running').length;
  const online = listed.filter(({ agent }) => agent?.online).length;
  return text(
    `${count} ${count === 1 ? 'instance' : 'instances'} in ${regionId}, ${running} running, ${online} with an agent that answers`,
    `${regionId} 共 ${count} 台实例，运行中 ${running} 台，Agent 在线 ${online} 台`,
  );
}

/** Nothing is there: that is no error. */
export function nothingListed(regionId: string, selection: string, status: string | null): Note {
  const asked = [selection, ...(status === null ? [] : [`--status ${status}`])].filter(Boolean).join(' ');
  return {
    code: 'nothing-found',
    text:
      asked === ''
        ? text(`There is no instance in ${regionId}.`, `${regionId} 中没有实例。`)
        : text(`No instance in ${regionId} matches ${asked}.`, `${regionId} 中没有匹配 ${asked} 的实例。`),
  };
}

/** IDs that were asked for and are not listed; null when all are. */
export function absentFromList(
  ids: readonly string[],
  listed: readonly ListedInstance[],
  status: string | null,
  regionId: string,
): Note | null {
  const found = new Set(listed.map(({ facts }) => facts.instanceId));
  const absent = ids.filter((id) => !found.has(id));
  if (absent.length === 0) return null;
  const list = absent.slice(0, 20).join(', ') + (absent.length > 20 ? ' …' : '');
  const where =
    status === null
      ? text(`Not in ${regionId}`, `${regionId} 中没有`)
      : text(`Not in ${regionId} as ${status}`, `${regionId} 中没有处于 ${status} 状态的`);
  return { code: 'not-listed', text: text(`${where.en}: ${list}.`, `${where.zh}：${list}。`) };
}

export interface DocumentPlace {
  readonly edition: Edition;
  readonly regionId: string;
  readonly notes: readonly Note[];
  readonly exit: Exit;
}

/** One document with all of them; as lines, one document an instance. */
export function listDocuments(
  listed: readonly ListedInstance[],
  format: 'json' | 'jsonl',
  { edition, regionId, notes, exit }: DocumentPlace,
): readonly Document[] {
  const parts = format === 'json' ? [listed] : listed.map((each) => [each]);
  return parts.map((each) => ({
    schema,
    kind: 'instances',
    edition: edition.name,
    region: regionId,
    instances: each.map(instanceObject),
    notes: notes.map(noteObject),
    exit,
  }));
}

function instanceObject({ facts, agent }: ListedInstance): Readonly<Record<string, unknown>> {
  const { instanceId, name, status, os, network, addresses, tags, expiresAt = null, locks = [] } = facts;
  return {
    instanceId,
    name,
    status,
    os,
    network,
    addresses,
    tags: tags.map(({ key, value }) => ({ key, value: looksSecret(key) ? masked(value) : value })),
    expiresAt,
    locks,
    agent: agent && { online: agent.online, version: agent.version, heartbeatAt: agent.heartbeatAt ?? null },
  };
}
