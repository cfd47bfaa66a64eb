import { base64Size } from '../../domain/base64-size.ts';
import type { Edition } from '../../domain/editions.ts';
import { parametersJson } from '../../domain/parameters.ts';
import type { Script } from '../../domain/script.ts';
import { guessScriptType, parseScriptType, type ScriptType } from '../../domain/script-type.ts';
import { text } from '../../domain/text.ts';
import type { Note, Objection } from '../../domain/violation.ts';
import type { RunInput, Work } from '../../usecases/run-input.ts';
import { scriptTypeFor } from '../../usecases/script-type.ts';
import type { Context } from '../context.ts';
import { Findings } from '../findings.ts';
import { type Given, switchedOn } from '../given.ts';
import { checkScript, type GivenScript, readGivenScript } from '../given-script.ts';
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
): Promise<Reading | null> {
  const { given } = findings;
  if (!edition.carriesContent) findings.object('edition', edition.name, noScripts);
  for (const flag of ['wait-timeout', 'follow', 'save-output', 'stop-on-interrupt']) {
    if (given.on('no-wait') && given.from(flag) !== null) findings.object(flag, null, notWaiting);
  }
  const chosen = findings.single('type', parseScriptType) ?? null;
  const script = await readGivenScript(findings, words, around.sources, noScript);
  const parts = await readRunParts(findings, edition, around);
  if (parts === null || script === null || findings.violations.length > 0) return null;
  const timeout = parts.rest.timeout ?? timeoutUnlessGiven;
  const input = { ...parts, rest: { ...parts.rest, timeout } };
  const type = chosen ?? guessScriptType({ fileName: script.fileName, content: script.bytes });
  if (type !== null) {
    const work = workOf(script, type, input, findings);
    return work && { input: { ...input, work }, completion: null };
  }
  // What is wrong with it in any case is told before anybody is asked.
  const provisional = workOf(script, 'RunShellScript', input, new Findings(given));
  const work = provisional ?? workOf(script, 'RunShellScript', input, findings);
  return work && { input: { ...input, work }, completion: typed(script) };
}

/** What the instances run on decides; asked when there is a connection. */
function typed(script: GivenScript): Completion {
  return async (input, findings, ports) => {
    const answer = await scriptTypeFor(input.instanceIds, ports);
    if (!answer.ok) return answer;
    const { value } = answer;
    if (value.kind === 'mixed') findings.object('type', null, mixed(value.linux, value.windows));
    if (value.kind === 'assumed') findings.notes.push(assumed(value.because));
    const type = value.kind === 'known' ? value.type : 'RunShellScript';
    return { ok: true, value: { ...input, work: workOf(script, type, input, findings) ?? input.work } };
  };
}

/** The script as this kind of it is sent; null when that is refused. */
function workOf(given: GivenScript, type: ScriptType, parts: Omit<RunInput, 'work'>, findings: Findings): Work | null {
  const script = findings.takeFrom(given.origin, checkScript(given, type, parts.edition));
  if (script === null) return null;
  checkSize(script, parts, findings);
  return findings.violations.length > 0 ? null : { kind: 'script', script };
}

/** Script and parameters share one limit. */
function checkSize({ base64Bytes }: Script, { edition, parameters }: Omit<RunInput, 'work'>, findings: Findings): void {
  const atMost = edition.parameters?.bytes ?? Number.POSITIVE_INFINITY;
  const extra = parameters.length > 0 ? base64Size(Buffer.byteLength(parametersJson(parameters))) : 0;
  if (base64Bytes + extra > atMost) findings.object('script', null, tooLarge(base64Bytes + extra, atMost));
}

const noScripts: Objection = {
  rule: 'edition-lacks',
  why: text('This edition of the API runs stored commands only.', '该版本 API 只能执行已保存的命令。'),
  fix: text(
    'Store the script (commands create) and run it with -c, or use --edition current.',
    '请先保存脚本（commands create），再以 -c 执行，或使用 --edition current。',
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
function assumed(because: 'refused' | 'silent'): Note {
  const why = {
    refused: text('DescribeInstances is refused', 'DescribeInstances 被拒绝'),
    silent: text('DescribeInstances gives no answer', 'DescribeInstances 没有应答'),
  }[because];
  return {
    code: 'script-type-assumed',
    text: text(
      `The operating systems could not be looked up (${why.en}); a shell script is sent. Say --type to choose.`,
      `无法查询操作系统（${why.zh}）；将按 Shell 脚本发送。可用 --type 指定。`,
    ),
  };
}

function mixed(linux: readonly string[], windows: readonly string[]): Objection {
  const few = (ids: readonly string[]) => ids.slice(0, 3).join(', ') + (ids.length > 3 ? ' …' : '');
  return {
    rule: 'script-type-mixed',
    why: text(
      `Linux (${few(linux)}) and Windows (${few(windows)}) are among the instances; one script runs on one of them only.`,
      `目标实例中既有 Linux（${few(linux)}）又有 Windows（${few(windows)}）；同一脚本只能用于其中一种。`,
    ),
    fix: text(
      'Run it twice, each with the instances of one kind; or say the kind and leave the others out: --type shell --skip-unfit, or --type powershell --skip-unfit.',
      '请按操作系统分两次执行；或指定一种并跳过其余实例：--type shell --skip-unfit，或 --type powershell --skip-unfit。',
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
      'Put the large part on the instances first (the command send), and run it from there.',
      '请先把较大的部分发送到实例（send 命令），再从那里执行。',
    ),
  };
}
