import { type Text, text } from '../../domain/text.ts';
import type { ListedRun, RunState } from '../../usecases/list-runs.ts';
import { exitOnRecord, type StoredRun, stoppedBy } from '../../usecases/stored-run.ts';
import { type Page, say } from '../page.ts';
import { renderTable } from './table.ts';
import { visible } from './visible.ts';

const titles: readonly Text[] = [
  text('run', '执行 ID'),
  text('started (UTC)', '开始时间 (UTC)'),
  text('state', '状态'),
  text('exit', '退出码'),
  text('instances', '实例数'),
  text('region', '地域'),
  text('what', '内容'),
];

const stateWords: Readonly<Record<RunState, Text>> = {
  finished: text('finished', '已结束'),
  unfinished: text('unfinished', '未结束'),
  running: text('running', '进行中'),
  unknown: text('unreadable', '无法读取'),
};

/** Where a run stands, in words; of one that a flag stopped, which. */
export function stateOf({ state, stored }: Pick<ListedRun, 'state' | 'stored'>): Text {
  const flag = state === 'unfinished' && stored ? stoppedBy(stored) : null;
  return flag === null ? stateWords[state] : text(`stopped by --${flag}`, `因 --${flag} 停止`);
}

export const noRuns = text('No run is on record.', '没有执行记录。');

/** A row a run. */
export function renderRuns(runs: readonly ListedRun[], page: Page): string {
  const rows = runs.map(({ runId, stored, state, unreadable }) => [
    runId,
    stored ? momentOf(stored.startedAt) : '–',
    say(stateOf({ state, stored }), page),
    (stored && exitOnRecord(stored)?.code.toString()) ?? '–',
    stored ? String(stored.record.instanceIds.length) : '–',
    stored?.record.regionId ?? '–',
    stored ? whatOf(stored) : `${unreadable?.file}:${unreadable?.line}`,
  ]);
  const [head = '', ...lines] = renderTable([titles.map((title) => say(title, page)), ...rows], page.width);
  return `${[page.paint.dim(head), ...lines].join('\n')}\n`;
}

export function momentOf(at: Date): string {
  return at.toISOString().slice(0, 19).replace('T', ' ');
}

const shownCharacters = 60;

/** `deploy (c-…)`, `shell: uptime`, `python3: import os`, `app.conf → /etc/app`; what is long is cut. */
export function whatOf({ record: { work }, commandName }: StoredRun): string {
  switch (work.kind) {
    case 'command': {
      const name = work.command.kind === 'id' ? work.command.id : work.command.name;
      return visible(commandName ? `${commandName} (${name})` : name);
    }
    case 'script': {
      const named = { RunShellScript: 'shell', RunBatScript: 'bat', RunPowerShellScript: 'powershell' }[work.type];
      const lines = Buffer.from(work.content, 'base64').toString('utf8').split('\n');
      const kind = interpreterOf(lines[0] ?? '') ?? named;
      const first = lines.find((line) => line.trim() !== '' && !line.startsWith('#')) ?? lines[0] ?? '';
      const cut = [...first.trim()];
      return visible(`${kind}: ${cut.slice(0, shownCharacters).join('')}${cut.length > shownCharacters ? ' …' : ''}`);
    }
    case 'file':
      return visible(`${work.file.name} → ${work.file.targetDir}`);
  }
}

/** `python3` of `#!/usr/bin/env python3`. */
function interpreterOf(firstLine: string): string | null {
  const { program } = /^#!\s*(?:\S*\/env\s+(?:-\S+\s+)*)?(?:\S*\/)?(?<program>[^\s/]+)/.exec(firstLine)?.groups ?? {};
  return program ?? null;
}
