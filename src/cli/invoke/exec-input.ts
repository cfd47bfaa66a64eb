import path from 'node:path';
import { base64Size } from '../../domain/base64-size.ts';
import type { Edition } from '../../domain/editions.ts';
import { limits } from '../../domain/limits.ts';
import { parametersJson } from '../../domain/parameters.ts';
import { type ScriptType, scriptTypes } from '../../domain/script.ts';
import { scriptOfWords } from '../../domain/shell-quoting.ts';
import { text } from '../../domain/text.ts';
import type { Objection } from '../../domain/violation.ts';
import type { RunInput } from '../../usecases/run-input.ts';
import { scriptTypeFor } from '../../usecases/script-type.ts';
import type { Context } from '../context.ts';
import type { Findings } from '../findings.ts';
import { type Given, switchedOn } from '../given.ts';
import { readRunParts, type Surroundings } from './input.ts';
import { type Completion, type Prepared, prepare, type Reading } from './prepare.ts';

/** Seconds; sent with every script, because the service's own default has changed before. */
const timeoutUnlessGiven = 60;

/** One line of `exec`, read and checked. */
export function prepareExec(context: Context): Promise<Prepared> {
  const words = context.command.args;
  return prepare(context, (findings, edition, around) => readExec(words, findings, edition, around), waitsUnlessTold);
}

/** A script is waited for, unless that is unwanted or it has no end. */
export function waitsUnlessTold(given: Given): Given {
  const endless = given.one('frequency') !== null || /Reboot/.test(given.one('repeat-mode')?.text ?? '');
  return given.on('no-wait') || given.on('follow') || endless ? given : switchedOn(given, 'wait');
}

async function readExec(
  words: readonly string[],
  findings: Findings,
  edition: Edition,
  around: Surroundings,
): Promise<Reading> {
  const { given } = findings;
  if (!edition.carriesContent) findings.object('edition', edition.name, noScripts);
  for (const flag of ['wait-timeout', 'follow', 'save-output', 'stop-on-interrupt']) {
    if (given.on('no-wait') && given.from(flag) !== null) findings.object(flag, null, notWaiting);
  }
  const type = findings.single('type', parseScriptType) ?? null;
  const source = await readSource(words, findings, around);
  const parts = await readRunParts(findings, edition, around);
  if (parts === null || source === null || findings.violations.length > 0) return { input: null, completion: null };
  const timeout = parts.rest.timeout ?? timeoutUnlessGiven;
  const input = { ...parts, rest: { ...parts.rest, timeout } };
  const known = type ?? source.type;
  if (known === null)
    return { input: withScript(input, source, 'RunShellScript', findings), completion: typed(source) };
  return { input: withScript(input, source, known, findings), completion: null };
}

/** The script as it was given. Its kind is known where its name or its first line tells. */
interface Source {
  readonly words: readonly string[] | null;
  readonly content: Buffer;
  readonly type: ScriptType | null;
}

async function readSource(
  words: readonly string[],
  findings: Findings,
  { sources }: Surroundings,
): Promise<Source | null> {
  const place = findings.given.one('script')?.text ?? null;
  if (place !== null && words.length > 0) findings.object('script', place, scriptAndWords);
  if (place === null) {
    if (words.length > 0) return { words, content: Buffer.alloc(0), type: null };
    findings.object('script', null, noScript);
    return null;
  }
  const content = await findings.reading(sources.text(place));
  if (content === null) return null;
  if (content.trim() === '') findings.object('script', place, emptyScript);
  return {
    words: null,
    content: Buffer.from(content),
    type: typeByName(place) ?? (content.startsWith('#!') ? 'RunShellScript' : null),
  };
}

function typeByName(place: string): ScriptType | null {
  const endings: Readonly<Record<string, ScriptType>> = {
    '.ps1': 'RunPowerShellScript',
    '.bat': 'RunBatScript',
    '.cmd': 'RunBatScript',
    '.sh': 'RunShellScript',
  };
  return endings[path.extname(place).toLowerCase()] ?? null;
}

/** What the instances run on decides; asked when there is a connection. */
function typed(source: Source): Completion {
  return async (input, findings, ports) => {
    const answer = await scriptTypeFor(input.instanceIds, ports);
    if (!answer.ok) return answer;
    const { value } = answer;
    if (value.kind === 'mixed') findings.object('type', null, mixed(value.linux, value.windows));
    if (value.kind === 'assumed') findings.notes.push(assumed);
    const type = value.kind === 'known' ? value.type : 'RunShellScript';
    return { ok: true, value: withScript(input, source, type, findings) };
  };
}

function withScript(
  parts: Omit<RunInput, 'work'>,
  { words, content }: Source,
  type: ScriptType,
  findings: Findings,
): RunInput {
  const line = words === null ? null : findings.takeFrom('<command line>', scriptOfWords(words, type));
  const script = { type, content: line === null ? content : Buffer.from(line) };
  checkSize(script.content, parts, findings);
  return { ...parts, work: { kind: 'script', script } };
}

/** Script and parameters share one limit. */
function checkSize(content: Buffer, { edition, parameters }: Omit<RunInput, 'work'>, findings: Findings): void {
  const atMost = edition.parameters?.bytes ?? Number.POSITIVE_INFINITY;
  const extra = parameters.length > 0 ? base64Size(Buffer.byteLength(parametersJson(parameters))) : 0;
  const size = base64Size(content.length) + extra;
  if (size > limits.warnAboveBase64Bytes && size <= atMost) findings.notes.push(large(size));
  if (size <= atMost || findings.violations.some(({ rule }) => rule === 'script-size')) return;
  findings.object('script', null, tooLarge(size, atMost));
}

function parseScriptType(given: string) {
  const names: Readonly<Record<string, ScriptType>> = {
    ...Object.fromEntries(scriptTypes.map((type) => [type.toLowerCase(), type])),
    shell: 'RunShellScript',
    powershell: 'RunPowerShellScript',
    bat: 'RunBatScript',
  };
  const type = names[given.toLowerCase()];
  return type ? { ok: true as const, value: type, notes: [] } : { ok: false as const, objections: [notAType] };
}

const notAType: Objection = {
  rule: 'script-type',
  why: text('This is not a kind of script.', '不支持该脚本类型。'),
  fix: text('Write shell, powershell or bat.', '请写 shell、powershell 或 bat。'),
};
const noScripts: Objection = {
  rule: 'edition-lacks',
  why: text('This edition of the API runs stored commands only.', '该版本 API 只能执行已保存的命令。'),
  fix: text(
    'Store the script with ecs-invoke commands create and run it with -c, or use --edition current.',
    '请用 ecs-invoke commands create 保存脚本后以 -c 执行，或使用 --edition current。',
  ),
};
const notWaiting: Objection = {
  rule: 'no-wait',
  why: text('With --no-wait nobody is there for it.', '使用 --no-wait 时该选项无效。'),
  fix: text('Leave out one of the two.', '请去掉其中之一。'),
};
const noScript: Objection = {
  rule: 'script-missing',
  why: text('There is nothing to run.', '没有要执行的内容。'),
  fix: text(
    'Put the command behind --, such as exec -i i-web1 -- uptime, or give --script <file>, or --script - for standard input.',
    '请把命令写在 -- 之后，如 exec -i i-web1 -- uptime，或使用 --script <文件>，或用 --script - 读取标准输入。',
  ),
};
const scriptAndWords: Objection = {
  rule: 'script-and-words',
  why: text('There are two things to run: a script and a command line.', '同时给出了脚本和命令行。'),
  fix: text('Leave out one of the two.', '请去掉其中之一。'),
};
const emptyScript: Objection = {
  rule: 'script-empty',
  why: text('The script is empty.', '脚本为空。'),
  fix: text('Check the file, or what is piped in.', '请检查文件或管道输入。'),
};
const assumed = {
  code: 'script-type-assumed',
  text: text(
    'The operating systems could not be looked up (DescribeInstances is refused); a shell script is sent. Say --type to choose.',
    '无法查询操作系统（DescribeInstances 被拒绝）；将按 Shell 脚本发送。可用 --type 指定。',
  ),
};

function mixed(linux: readonly string[], windows: readonly string[]): Objection {
  const few = (ids: readonly string[]) => ids.slice(0, 3).join(', ') + (ids.length > 3 ? ' …' : '');
  return {
    rule: 'script-type-mixed',
    why: text(
      `Linux (${few(linux)}) and Windows (${few(windows)}) are among the instances; one script runs on one of them only.`,
      `目标实例中既有 Linux（${few(linux)}）又有 Windows（${few(windows)}）；同一脚本只能用于其中一种。`,
    ),
    fix: text('Run it twice, each with the instances of one kind.', '请按操作系统分两次执行。'),
  };
}

function large(size: number) {
  return {
    code: 'script-large',
    text: text(
      `Script and parameters come to ${size} bytes in Base64; editions of the API up to 2021 stop at ${limits.warnAboveBase64Bytes}.`,
      `脚本与参数经 Base64 编码后为 ${size} 字节；2021 年及以前的 API 上限为 ${limits.warnAboveBase64Bytes} 字节。`,
    ),
  };
}

function tooLarge(size: number, atMost: number): Objection {
  return {
    rule: 'script-size',
    why: text(
      `Script and parameters come to ${size} bytes in Base64; one call takes ${atMost}.`,
      `脚本与参数经 Base64 编码后为 ${size} 字节；一次调用最多 ${atMost} 字节。`,
    ),
    fix: text(
      'Put the large part on the instances first (ecs-invoke send), and run it from there.',
      '请先把较大的部分发送到实例（ecs-invoke send），再从那里执行。',
    ),
  };
}
