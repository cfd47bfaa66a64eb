import { type Text, text } from '../../domain/text.ts';
import type { Exit } from '../exit-code.ts';

/** What `doctor` looks at, in the order of its report. */
export const checkTitles = {
  program: text('Program', '程序'),
  terminal: text('Terminal', '终端'),
  configuration: text('Configuration', '配置文件'),
  credentials: text('Credentials', '凭证来源'),
  fetching: text('Fetching', '获取凭证'),
  region: text('Region', '地域'),
  proxy: text('Proxy', '代理'),
  endpoint: text('Endpoint', '接入点'),
  certificate: text('Certificate', '证书'),
  answer: text('Answer', '应答'),
  clock: text('Clock', '时钟'),
  signature: text('Signature', '签名'),
  permissions: text('Permissions', '读权限'),
  running: text('Running', '执行权限'),
  state: text('State', '状态目录'),
  emulator: text('Emulator', '模拟器'),
  completion: text('Completion', 'Tab 补全'),
} as const satisfies Readonly<Record<string, Text>>;
export type CheckId = keyof typeof checkTitles;

export type CheckState = 'ok' | 'warning' | 'failed' | 'skipped';

export interface Check {
  readonly id: CheckId;
  readonly state: CheckState;
  /** In a line: what was found, or why nothing was looked for. */
  readonly evidence: Text;
  /** A line each: the single things that the evidence sums up. */
  readonly details: readonly Detail[];
  /** The ways out, the most likely first. */
  readonly fix: WaysOut;
  /** What a command that needs this would end with; null unless it failed. */
  readonly exit: Exit | null;
}

export interface Detail {
  readonly state: CheckState;
  readonly words: Text;
}

export interface WaysOut {
  readonly en: readonly string[];
  readonly zh: readonly string[];
}

interface More {
  readonly details?: readonly Detail[];
  readonly fix?: WaysOut;
}

const noFix: WaysOut = { en: [], zh: [] };

export function ok(id: CheckId, evidence: Text, { details = [] }: More = {}): Check {
  return { id, state: 'ok', evidence, details, fix: noFix, exit: null };
}

export function warning(id: CheckId, evidence: Text, fix: WaysOut, { details = [] }: More = {}): Check {
  return { id, state: 'warning', evidence, details, fix, exit: null };
}

export function failed(id: CheckId, evidence: Text, fix: WaysOut, exit: Exit, { details = [] }: More = {}): Check {
  return { id, state: 'failed', evidence, details, fix, exit };
}

export function skipped(id: CheckId, why: Text, { details = [], fix = noFix }: More = {}): Check {
  return { id, state: 'skipped', evidence: why, details, fix, exit: null };
}

export function waysOut(...fixes: readonly Text[]): WaysOut {
  return { en: fixes.map(({ en }) => en), zh: fixes.map(({ zh }) => zh) };
}
