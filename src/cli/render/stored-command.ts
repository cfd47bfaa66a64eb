import type { ParameterDefinition, StoredCommandDetails } from '../../api/cloud-assistant.ts';
import { placeholdersIn } from '../../domain/placeholders.ts';
import { scriptTypeWords } from '../../domain/script.ts';
import type { ScriptType } from '../../domain/script-type.ts';
import { looksSecret, masked } from '../../domain/secret.ts';
import { type Text, text } from '../../domain/text.ts';
import type { Note } from '../../domain/violation.ts';
import type { Exit } from '../exit-code.ts';
import { type Page, say } from '../page.ts';
import { shellLine } from '../shell-words.ts';
import { type Document, noteObject, schema } from './json.ts';
import { commandObject } from './stored-commands.ts';
import { renderTable } from './table.ts';
import { visible } from './visible.ts';

export function commandDocument(
  command: StoredCommandDetails,
  facts: Readonly<Record<string, unknown>>,
  notes: readonly Note[],
  exit: Exit,
): Document {
  const content = command.content.toString('utf8');
  const lossless = Buffer.from(content).equals(command.content);
  return {
    schema,
    kind: 'command',
    ...facts,
    command: {
      ...commandObject(command),
      content,
      // Only where the bytes are not UTF-8 and the text above had to replace some.
      ...(!lossless && { contentBase64: command.content.toString('base64') }),
      parameterDefinitions: command.parameterDefinitions.map((definition) => ({
        ...definition,
        defaultValue: shownDefault(definition),
      })),
      workingDir: command.workingDir,
      launcher: command.launcher,
      invokeTimes: command.invokeTimes,
      resourceGroupId: command.resourceGroupId,
      tags: command.tags,
    },
    notes: notes.map(noteObject),
    exit,
  };
}

/** Everything of one command: its facts, its parameters, how to run it, and its script. */
export function renderCommand(
  command: StoredCommandDetails,
  way: { readonly regionId: string; readonly sameWay: string },
  page: Page,
): string {
  const rows = factsOf(command, page).map(([name, value]) => [say(name, page), visible(value)]);
  const title = `${page.paint.bold(visible(command.commandId))}  ${visible(command.name)}`;
  const content = visible(command.content.toString('utf8'));
  const parts = [
    title,
    ...renderTable(rows, page.width, '  '),
    ...parameterLines(command, page),
    '',
    say(text('Run it:', '执行：'), page),
    `  ${invokeLine(command, way)}`,
    '',
    page.paint.dim(`── ${sizeWords(command.content, page)} ──`),
  ];
  return `${parts.join('\n')}\n${content}${content.endsWith('\n') || content === '' ? '' : '\n'}`;
}

/** The line that runs a command, with a gap where a value or the instances belong. */
export function invokeLine(
  { commandId, parameterNames }: Pick<StoredCommandDetails, 'commandId' | 'parameterNames'>,
  { regionId, sameWay }: { readonly regionId: string; readonly sameWay: string },
): string {
  // A value passed for a name that looks secret does not belong on a line.
  const given = parameterNames.map((name) =>
    looksSecret(name) ? `--param-env ${name}=<VARIABLE>` : `-p ${name}=<value>`,
  );
  const words = ['ecs-invoke', '-c', shellLine([commandId]), '-i', '<instances>', ...given, '-r', regionId];
  return `${words.join(' ')}${sameWay} --wait`;
}

function factsOf(command: StoredCommandDetails, page: Page): readonly (readonly [Text, string])[] {
  const { type, description, timeout, workingDir, launcher, createdAt, invokeTimes, published } = command;
  const { tags, resourceGroupId } = command;
  const typeWords = scriptTypeWords[type as ScriptType] as Text | undefined;
  const facts: readonly (readonly [Text, string])[] = [
    [text('type', '类型'), typeWords ? `${type}, ${say(typeWords, page)}` : type],
    [text('description', '描述'), description],
    [text('timeout', '超时'), say(text(`${timeout} s`, `${timeout} 秒`), page)],
    [text('directory', '执行目录'), workingDir],
    [text('launcher', '启动程序'), launcher],
    [text('created', '创建时间'), createdAt],
    [
      text('run so far', '已执行'),
      invokeTimes === null ? '' : say(text(`${invokeTimes} times`, `${invokeTimes} 次`), page),
    ],
    [text('resource group', '资源组'), resourceGroupId],
    [
      text('tags', '标签'),
      tags.map(({ key, value }) => `${key}=${looksSecret(key) ? masked(value) : value}`).join(', '),
    ],
    [text('published by', '发布者'), published ? publishedWords(published, page) : ''],
  ];
  return facts.filter(([, value]) => value !== '');
}

function publishedWords(published: NonNullable<StoredCommandDetails['published']>, page: Page): string {
  const { provider, category, version, latest } = published;
  const newest = latest ? say(text('the latest', '最新版本'), page) : '';
  return [provider, category, version === null ? '' : `v${version}`, newest].filter(Boolean).join(', ');
}

function parameterLines(command: StoredCommandDetails, page: Page): readonly string[] {
  const { parameterNames, parameterDefinitions, content, enableParameter } = command;
  const { builtIn, custom } = placeholdersIn(content);
  if (!enableParameter) {
    return custom.length === 0
      ? []
      : [`  ${say(text('parameters off: {{…}} stays as it is', '未启用参数：{{…}} 保持原样'), page)}`];
  }
  const definitions = new Map(parameterDefinitions.map((each) => [each.name.toLowerCase(), each]));
  const rows = parameterNames.map((name) => {
    const definition = definitions.get(name.toLowerCase());
    return [visible(name), definition ? visible(definitionWords(definition, page)) : ''];
  });
  const filled = say(text('filled in by the agent', '由云助手 Agent 替换'), page);
  return [
    `  ${say(text('parameters', '参数'), page)}`,
    ...renderTable([...rows, ...builtIn.map((name) => [name, filled])], page.width, '    '),
  ];
}

function definitionWords(definition: ParameterDefinition, page: Page): string {
  const { description, defaultValue, required, pattern, possibleValues } = definition;
  const shown = shownDefault(definition);
  return [
    required ? say(text('required', '必填'), page) : '',
    defaultValue === '' ? '' : say(text(`default ${shown}`, `默认值 ${shown}`), page),
    possibleValues.length === 0
      ? ''
      : say(text(`one of ${possibleValues.join(', ')}`, `可选值 ${possibleValues.join('、')}`), page),
    pattern === '' ? '' : say(text(`fits ${pattern}`, `须匹配 ${pattern}`), page),
    description,
  ]
    .filter(Boolean)
    .join('; ');
}

function shownDefault({ name, defaultValue }: ParameterDefinition): string {
  return defaultValue !== '' && looksSecret(name) ? masked(defaultValue) : defaultValue;
}

function sizeWords(content: Buffer, page: Page): string {
  const lines = content.toString('latin1').replace(/\n$/, '').split('\n').length;
  return say(
    text(`${lines} ${lines === 1 ? 'line' : 'lines'}, ${content.length} bytes`, `${lines} 行，${content.length} 字节`),
    page,
  );
}
