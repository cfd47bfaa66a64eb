import { createHash } from 'node:crypto';
import { text } from '../../domain/text.ts';
import { type CommandSeed, commandTypes } from '../commands.ts';
import type { ParameterDefinition } from '../parameter-definitions.ts';
import { customNames, isCustomName } from '../placeholders.ts';
import type { AroundFleetFile, FleetFile } from './fleet-file.ts';
import { readRegion } from './instance-members.ts';
import type { Member } from './member.ts';
import { readDefinitions } from './parameter-members.ts';
import { readId, readTags } from './shared-members.ts';

const commandsAtMost = 10_000;
/** [doc] Seconds; a day at most. [assumed] Stored ones below 10 s are useful in tests, and do no harm. */
const timeout = { least: 1, most: 86_400 };
/** [doc] Characters. */
const texts = { workingDir: 200, launcher: 1024 };
/** [doc] Parameters a command may define, and characters of their names. */
const parameters = { most: 20, nameLength: 64 };

const memberNames = [
  'commandId',
  'name',
  'type',
  'content',
  'contentFile',
  'description',
  'regionId',
  'workingDir',
  'timeout',
  'enableParameter',
  'parameterDefinitions',
  'launcher',
  'tags',
] as const;

const meant = {
  id: 'commandId',
  commandname: 'name',
  commandtype: 'type',
  commandcontent: 'content',
  script: 'content',
  file: 'contentFile',
  parameters: 'parameterDefinitions',
  region: 'regionId',
} as const;

type Command = FleetFile['commands'][number];

/** `taken`: IDs that are there already; those of the file are added. */
export async function readCommands(list: Member, taken: Set<string>, around: AroundFleetFile): Promise<Command[]> {
  const commands: Command[] = [];
  const named = new Map<string, number>();
  for (const item of list.items(commandsAtMost)) {
    const seed = await readCommand(item, taken, around);
    if (!seed) continue;
    const before = named.get(seed.name) ?? 0;
    named.set(seed.name, before + 1);
    commands.push({ ...seed, id: seed.id ?? idFor(seed.name, before) });
  }
  return commands;
}

/** [doc] `c-` and 32 hex digits. The same name has the same ID at each start, so that what is deleted stays deleted. */
function idFor(name: string, before: number): string {
  return `c-${createHash('sha256').update(`${name}\n${before}`).digest('hex').slice(0, 32)}`;
}

async function readCommand(
  item: Member,
  taken: Set<string>,
  around: AroundFleetFile,
): Promise<CommandSeed | undefined> {
  const of = item.members(memberNames, meant);
  if (!of) return undefined;
  const { name: nameMost, description: descriptionMost } = around.edition.commandTexts;
  const id = of('commandId').isThere ? readId(of('commandId'), commandId, taken) : undefined;
  const name = of('name').text({ most: nameMost });
  if (!of('name').isThere) of('name').refuse(noName);
  const definitions = readDefinitions(of('parameterDefinitions'));
  const enableParameter = of('enableParameter').boolean() ?? definitions !== undefined;
  if (!enableParameter && definitions && definitions.length > 0) of('enableParameter').refuse(definedInVain);
  const rest = {
    type: of('type').oneOf(commandTypes),
    description: of('description').text({ least: 0, most: descriptionMost, lines: true }),
    regionId: readRegion(of('regionId')),
    workingDir: of('workingDir').text({ most: texts.workingDir }),
    timeout: of('timeout').integer(timeout.least, timeout.most),
    launcher: of('launcher').text({ most: texts.launcher }),
    tags: Object.entries(readTags(of('tags')) ?? {}).map(([key, value]) => ({ key, value })),
  };
  const [content, from] = await readContent(of('content'), of('contentFile'), item, around);
  if (content === undefined || name === undefined) return undefined;
  if (enableParameter) checkNames(content, from, definitions ?? [], of('parameterDefinitions'));
  return { id, name, content, enableParameter, parameterDefinitions: definitions, ...rest };
}

/** The text, and the member it came from. */
async function readContent(
  content: Member,
  contentFile: Member,
  command: Member,
  { edition, contentOf }: AroundFleetFile,
): Promise<readonly [string | undefined, Member]> {
  const from = contentFile.isThere ? contentFile : content;
  if (content.isThere === contentFile.isThere) {
    (content.isThere ? contentFile : command).refuse(oneContent);
    return [undefined, from];
  }
  const file = contentFile.text({ most: 4096 });
  const script =
    file === undefined ? content.text({ most: 1_000_000, lines: true }) : ((await contentOf(file)) ?? undefined);
  const length = Math.ceil(Buffer.byteLength(script ?? '') / 3) * 4;
  if (length > edition.contentBytes) {
    from.refuse({
      rule: 'content-size',
      why: text(
        `In Base64 the content has ${length} bytes; edition ${edition.name} takes ${edition.contentBytes}.`,
        `内容的 Base64 为 ${length} 字节；${edition.name} 版最多 ${edition.contentBytes} 字节。`,
      ),
      fix: text('Shorten the script.', '请缩短脚本。'),
    });
  }
  if (script === '') from.refuse(emptyContent);
  return [script === '' ? undefined : script, from];
}

/** What CreateCommand would refuse, and definitions of parameters that the content does not have. */
function checkNames(content: string, from: Member, definitions: readonly ParameterDefinition[], list: Member): void {
  const names = customNames(content);
  const wrong = names.find((name) => !isCustomName(name) || name.length > parameters.nameLength);
  if (wrong !== undefined || names.length > parameters.most) from.refuse(badNames(wrong ?? null));
  const known = new Set(names.map((name) => name.toLowerCase()));
  for (const { parameterName } of definitions) {
    if (!known.has(parameterName.toLowerCase())) list.refuse(notInContent(parameterName));
  }
}

const commandId = {
  shape: /^c-[A-Za-z0-9-]{1,40}$/,
  rule: 'command-id',
  missing: text('A command ID is needed.', '需要命令 ID。'),
  why: text(
    'A command ID is c- and then 1 to 40 letters, digits and hyphens.',
    '命令 ID 由 c- 加 1 到 40 个字母、数字和连字符组成。',
  ),
  fix: text('Give for instance c-deploy, or leave it out.', '例如 c-deploy，或删除该项。'),
};

const noName = {
  rule: 'command-name',
  why: text('Every command has a name.', '每个命令都必须有名称。'),
  fix: text('Give for instance "name": "deploy".', '例如 "name": "deploy"。'),
};

const oneContent = {
  rule: 'content',
  why: text('A command has either content or contentFile.', '每个命令必须在 content 与 contentFile 中二选一。'),
  fix: text(
    'Write the script as content, or name its file, which is looked for beside the fleet file.',
    '请在 content 中直接写脚本，或在 contentFile 中填写脚本文件（相对于实例文件所在目录）。',
  ),
};

const emptyContent = {
  rule: 'content',
  why: text('The script is empty.', '脚本为空。'),
  fix: text('Write at least one line.', '请至少写一行。'),
};

const definedInVain = {
  rule: 'enable-parameter',
  why: text('Parameters are defined, but the command takes none.', '定义了参数，但该命令不接受参数。'),
  fix: text('Leave it out, or write true.', '请删除该项，或写 true。'),
};

function badNames(wrong: string | null) {
  const shown = wrong === null ? '' : `{{${wrong.slice(0, 40)}}}`;
  return {
    rule: 'parameter-names',
    why:
      wrong === null
        ? text(`It has more than ${parameters.most} parameters.`, `参数超过 ${parameters.most} 个。`)
        : text(
            `${shown} is no parameter: names have 1 to ${parameters.nameLength} letters, digits, - and _.`,
            `${shown} 不是参数：参数名为 1 到 ${parameters.nameLength} 个字母、数字、- 和 _。`,
          ),
    fix: text('Change the script, or set enableParameter to false.', '请修改脚本，或将 enableParameter 设为 false。'),
  };
}

function notInContent(name: string) {
  return {
    rule: 'parameter-unknown',
    why: text(`The script has no {{${name}}}.`, `脚本中没有 {{${name}}}。`),
    fix: text('Use it there, or take the definition out.', '请在脚本中使用它，或删除该定义。'),
  };
}
