import type { CreateCommandRequest } from '../../api/cloud-assistant.ts';
import type { Edition } from '../../domain/editions.ts';
import { enablesParameters, placeholdersIn } from '../../domain/placeholders.ts';
import { parseClientToken, parseResourceGroup } from '../../domain/run-options.ts';
import type { Script } from '../../domain/script.ts';
import { noName, parseCommandName, parseCommandTags } from '../../domain/stored-command.ts';
import { text } from '../../domain/text.ts';
import { createCommand } from '../../usecases/create-command.ts';
import { parseChoice } from '../choice.ts';
import type { Context } from '../context.ts';
import { type Exit, exits } from '../exit-code.ts';
import type { Findings } from '../findings.ts';
import { readNewScript } from '../given-script.ts';
import { type Place, runRegionCommand } from '../region-command.ts';
import { noteObject, schema } from '../render/json.ts';
import { invokeLine } from '../render/stored-command.ts';
import { failedCall, nameTaken, unknownCreation } from '../stored-command-failures.ts';
import { onlyOnce, readTraits, refuseLackingOfCommands } from '../stored-command-flags.ts';

interface CreateInput {
  readonly request: CreateCommandRequest;
  readonly allowsDuplicateName: boolean;
}

/** `ecs-invoke commands create`: checks everything here, then keeps the command with one call; prints its ID. */
export function commandsCreateCommand(context: Context): Promise<Exit> {
  const { services } = context;
  return runRegionCommand<CreateInput>(context, {
    requests: ({ request }, edition, regionId) => [
      {
        action: 'CreateCommand',
        parameters: { RegionId: regionId, ...services.wireParameters.create(request, edition) },
      },
    ],
    async read({ findings, edition, words }) {
      const { given } = findings;
      refuseLackingOfCommands(edition, findings);
      onlyOnce(findings, ['name', 'script', 'type', 'description', 'timeout', 'working-dir', 'launcher', 'region']);
      const name = findings.single('name', (value) => parseCommandName(value, edition));
      if (given.one('name') === null) findings.object('name', null, noName);
      const script = await readNewScript(findings, words, edition, services.sources);
      const traits = readTraits(findings, edition);
      const enableParameter = script && readEnableParameter(script, findings, edition);
      const tags = findings.take('tag', null, parseCommandTags(given.all('tag').map((value) => value.text)));
      const resourceGroupId = findings.single('resource-group', parseResourceGroup);
      const clientToken = findings.single('client-token', parseClientToken);
      if (name === undefined || script === null || enableParameter === null) return null;
      return {
        allowsDuplicateName: given.on('allow-duplicate-name'),
        request: {
          name,
          type: script.type,
          content: script.content,
          enableParameter,
          ...traits,
          ...(tags !== null && tags.length > 0 && { tags }),
          ...(resourceGroupId !== undefined && { resourceGroupId }),
          ...(clientToken !== undefined && { clientToken }),
        },
      };
    },
    async carryOut({ request, allowsDuplicateName }, place) {
      const report = await createCommand(request, allowsDuplicateName, place);
      switch (report.kind) {
        case 'created':
          return sayCreated(report, request, place);
        case 'name-taken':
          return nameTaken(request.name, report.commandIds, place);
        case 'not-tried':
          return failedCall(report.problem, false, place);
        case 'failed':
          return failedCall(report.problem, true, place);
        case 'unknown':
          return unknownCreation(request.name, report, place);
      }
    },
  });
}

/** Whether `{{…}}` are parameters; null when that is refused. */
function readEnableParameter(script: Script, findings: Findings, { name, storedCommands }: Edition): boolean | null {
  const wish = findings.single('enable-parameter', parseChoice(['true', 'false']));
  if (findings.given.one('enable-parameter') !== null && wish === undefined) return null;
  const found = placeholdersIn(script.content);
  if (storedCommands.enableParameter) {
    return findings.takeFrom('{{…}}', enablesParameters(found, wish === undefined ? null : wish === 'true'));
  }
  if (found.custom.length > 0) {
    const [first = ''] = found.custom;
    findings.notes.push({
      code: 'parameters-edition',
      text: text(
        `Edition ${name} of the API has no custom parameters: {{${first}}} stays in the script as it is.`,
        `${name} 版 API 没有自定义参数：{{${first}}} 将原样保留在脚本中。`,
      ),
    });
  }
  return false;
}

function sayCreated(
  { commandId, lookedUp }: { readonly commandId: string; readonly lookedUp: boolean },
  request: CreateCommandRequest,
  place: Place,
): Exit {
  const { regionId, edition, printing, sameWay } = place;
  const exit = place.signal.aborted ? interruptedExit(place) : exits.success;
  if (lookedUp) {
    place.note({
      code: 'answer-lost',
      text: text(
        'The answer to CreateCommand was lost; the command was found by its name, and nothing was sent twice.',
        'CreateCommand 的应答丢失；已按名称找到该命令，没有重复发送。',
      ),
    });
  }
  if (printing.format !== 'text') {
    const { name, type } = request;
    const facts = { edition: edition.name, region: regionId, commandId, name, type, lookedUp };
    printing.document({ schema, kind: 'command-created', ...facts, notes: place.notes.map(noteObject), exit });
    return exit;
  }
  const parameterNames = request.enableParameter ? placeholdersIn(request.content).custom : [];
  const line = invokeLine({ commandId, parameterNames }, { regionId, sameWay });
  // Of an emulator of this command's own nothing is left to run it on.
  if (!place.shortLived) {
    place.remark(
      text(
        `${request.name} is kept in ${regionId}; to run it: ${line}`,
        `${request.name} 已保存在 ${regionId}；执行：${line}`,
      ),
    );
  }
  printing.print(`${commandId}\n`);
  return exit;
}

function interruptedExit({ signal }: Place): Exit {
  return signal.reason === 'SIGINT' ? exits.interrupted : exits.terminated;
}
