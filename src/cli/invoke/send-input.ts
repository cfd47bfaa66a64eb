import path from 'node:path';
import { base64Size } from '../../domain/base64-size.ts';
import type { Edition } from '../../domain/editions.ts';
import { limits } from '../../domain/limits.ts';
import { parseFileMode, parseFileName, parseText } from '../../domain/run-options.ts';
import { text } from '../../domain/text.ts';
import type { Objection } from '../../domain/violation.ts';
import type { FileToSend } from '../../usecases/run-input.ts';
import type { Context } from '../context.ts';
import type { Findings } from '../findings.ts';
import { waitsUnlessTold } from './exec-input.ts';
import { readRunParts, type Surroundings } from './input.ts';
import { type Prepared, prepare, type Reading } from './prepare.ts';

/** One line of `send`, read and checked. */
export function prepareSend(context: Context): Promise<Prepared> {
  const words = context.command.args;
  return prepare(context, (findings, edition, around) => readSend(words, findings, edition, around), waitsUnlessTold);
}

async function readSend(
  [place, targetDir]: readonly string[],
  findings: Findings,
  edition: Edition,
  around: Surroundings,
): Promise<Reading> {
  if (!edition.carriesContent) findings.object('edition', edition.name, noFiles);
  if (place === '-' && findings.given.one('plan') !== null) findings.object('plan', null, planNeedsFile);
  const file = await readFile(place ?? '', targetDir ?? '', findings, around);
  const parts = await readRunParts(findings, edition, around, limits.file.instances);
  const complete = parts !== null && file !== null && findings.violations.length === 0;
  const input = complete ? { ...parts, work: { kind: 'file', file } as const } : null;
  return { input, completion: null, ...(place !== undefined && place !== '-' && { sentFrom: path.resolve(place) }) };
}

async function readFile(
  place: string,
  targetDir: string,
  findings: Findings,
  { sources }: Surroundings,
): Promise<FileToSend | null> {
  const { given } = findings;
  const wanted = given.one('file-name')?.text ?? (place === '-' ? '' : path.basename(place));
  if (place === '-' && wanted === '') findings.object('file-name', null, nameNeeded);
  const name = findings.takeFrom(
    given.one('file-name') ? '--file-name' : '<file>',
    parseFileName(wanted || 'x'),
    wanted,
  );
  if (!isDirectoryOnTop(targetDir))
    findings.violations.push({ ...notADirectory, flag: '<remote dir>', given: targetDir });
  const fileMode = findings.single('mode', parseFileMode);
  const fileOwner = findings.single('owner', (value) => parseText(value, limits.file.owner));
  const fileGroup = findings.single('group', (value) => parseText(value, limits.file.owner));
  const description = findings.single('description', (value) => parseText(value, limits.file.description));
  const content = await findings.reading(sources.bytes(place));
  if (content === null || name === null) return null;
  const size = base64Size(content.length);
  if (size > limits.file.contentBytes) findings.violations.push({ ...tooLarge(size), flag: '<file>', given: place });
  if (content.length === 0) findings.violations.push({ ...emptyFile, flag: '<file>', given: place });
  return {
    ...{ name, targetDir, content, overwrite: given.on('overwrite') },
    ...(fileMode !== undefined && { fileMode }),
    ...(fileOwner !== undefined && { fileOwner }),
    ...(fileGroup !== undefined && { fileGroup }),
    ...(description !== undefined && { description }),
  };
}

/** A path from the top, of Linux or of Windows. */
function isDirectoryOnTop(given: string): boolean {
  return /^(\/|[A-Za-z]:[\\/])/.test(given) && [...given].length <= limits.file.targetDir && !/[\0-\x1f]/.test(given);
}

const notADirectory: Objection = {
  rule: 'remote-directory',
  why: text(
    `The remote directory is a path from the top, of at most ${limits.file.targetDir} characters.`,
    `远程目录须为绝对路径，最多 ${limits.file.targetDir} 个字符。`,
  ),
  fix: text(
    'For instance ecs-invoke send app.conf /etc/app -i i-bp185dy2o3o6n.',
    '例如 ecs-invoke send app.conf /etc/app -i i-bp185dy2o3o6n。',
  ),
};
const noFiles: Objection = {
  rule: 'edition-lacks',
  why: text('This edition of the API sends no files.', '该版本 API 不支持发送文件。'),
  fix: text('Use --edition current.', '请使用 --edition current。'),
};
const planNeedsFile: Objection = {
  rule: 'plan-stdin',
  why: text(
    'A plan does not hold the file; it is read again when the plan is applied, and standard input is gone then.',
    '计划中不保存文件内容；执行计划时会重新读取，而标准输入届时已不存在。',
  ),
  fix: text('Put the content into a file and name that.', '请将内容放入文件并指定该文件。'),
};
const nameNeeded: Objection = {
  rule: 'file-name-missing',
  why: text('What comes from standard input has no name.', '标准输入的内容没有文件名。'),
  fix: text('Give it one: --file-name app.conf.', '请指定文件名：--file-name app.conf。'),
};
const emptyFile: Objection = {
  rule: 'file-empty',
  why: text('The file is empty; the agent refuses such files.', '文件为空；云助手 Agent 不接受空文件。'),
  fix: text(
    'Create it there: ecs-invoke exec -i … -- touch <path>.',
    '可在实例上创建：ecs-invoke exec -i … -- touch <路径>。',
  ),
};

function tooLarge(size: number): Objection {
  return {
    rule: 'file-size',
    why: text(
      `The file comes to ${size} bytes in Base64; one call takes ${limits.file.contentBytes}.`,
      `文件经 Base64 编码后为 ${size} 字节；一次调用最多 ${limits.file.contentBytes} 字节。`,
    ),
    fix: text(
      'Put it into OSS and fetch it from there with exec, or compress it.',
      '请先上传到 OSS，再用 exec 在实例上下载，或压缩后发送。',
    ),
  };
}
