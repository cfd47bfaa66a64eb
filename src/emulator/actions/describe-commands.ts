import { isLonger } from '../characters.ts';
import { commandTypes, type StoredCommand } from '../commands.ts';
import { fieldsOf } from '../editions.ts';
import { hasTags } from '../fleet.ts';
import { cloudAssistantPages, pageOf } from '../paging.ts';
import { definitionRow } from '../parameter-definitions.ts';
import { Refusal } from '../refusal.ts';
import { tagList, tagsOf } from '../tags.ts';
import { minutes } from '../times.ts';
import { type ActionBody, encoderOf, oneOf, refuseResourceGroup, regionOf } from './action.ts';
import { patternTest } from './pattern.ts';

/** DescribeCommands [doc]. There are no public commands here, so a Provider finds nothing [assumed]. */
export const describeCommands: ActionBody = {
  run(call) {
    const { args, service } = call;
    const regionId = regionOf(call);
    const type = oneOf(args.text('Type'), commandTypes, 'InvalidCommandType.NotFound');
    const [id, name, description] = [args.text('CommandId'), args.text('Name'), args.text('Description')];
    const { commandTexts } = service.edition;
    if (isLonger(name ?? '', commandTexts.name)) throw new Refusal('InvalidName.LengthLimitExceeded');
    if (isLonger(description ?? '', commandTexts.description)) {
      throw new Refusal('InvalidDescription.LengthLimitExceeded');
    }
    const tags = tagsOf(args);
    refuseResourceGroup(call);
    const isNamed = name === undefined ? () => true : patternTest(name);
    const isDescribed = description === undefined ? () => true : patternTest(description);
    const found =
      args.text('Provider') !== undefined
        ? []
        : service.commands
            .inRegion(regionId)
            .filter((command) => id === undefined || command.id === id)
            .filter(service.faults.hidden.filter(id, (command) => command.id))
            .filter((command) => isNamed(command.name) && isDescribed(command.description))
            .filter((command) => type === undefined || command.type === type)
            .filter((command) => hasTags(command, tags));
    const page = pageOf(found, ({ number }) => [-number], call, cloudAssistantPages);
    const encode = encoderOf(call);
    const rows = page.rows.map((command) => fieldsOf(service.edition, 'command', rowOf(command, encode)));
    return { ...page.fields, Commands: { Command: rows } };
  },
};

function rowOf(command: StoredCommand, encode: (bytes: Buffer) => string) {
  return {
    CommandId: command.id,
    Name: command.name,
    Type: command.type,
    Description: command.description,
    CommandContent: encode(command.content),
    WorkingDir: command.workingDir,
    Timeout: command.timeout,
    EnableParameter: command.enableParameter,
    ParameterNames: { ParameterName: command.parameterNames },
    ParameterDefinitions: { ParameterDefinition: command.parameterDefinitions.map(definitionRow) },
    CreationTime: minutes(command.createdAt),
    InvokeTimes: command.invokeTimes,
    Launcher: command.launcher,
    ResourceGroupId: '',
    Tags: tagList(command.tags),
  };
}
