import type { Edition } from '../domain/editions.ts';
import type { CreateCommandRequest, ModifyCommandRequest } from './cloud-assistant.ts';
import type { WireParameters } from './flatten.ts';

/**
 * The parameters of CreateCommand and ModifyCommand under their wire names, as one edition writes them, without the
 * region. What the edition lacks is left out; whether that may happen silently was decided before.
 */
export function createCommandParameters(request: CreateCommandRequest, edition: Edition): WireParameters {
  const { storedCommands, sendsTags, sendsClientToken } = edition;
  const { name, type, content, enableParameter, resourceGroupId, tags = [], clientToken } = request;
  const later = (flag: string) => !storedCommands.lacks.includes(flag);
  return {
    Name: name,
    Type: type,
    CommandContent: content.toString('base64'),
    ...(storedCommands.contentEncoding && { ContentEncoding: 'Base64' }),
    ...(storedCommands.enableParameter && enableParameter !== undefined && { EnableParameter: enableParameter }),
    ...changeable(request, edition),
    ...(later('resource-group') && resourceGroupId !== undefined && { ResourceGroupId: resourceGroupId }),
    ...(sendsTags && tags.length > 0 && { Tag: tags.map(({ key, value }) => ({ Key: key, Value: value })) }),
    ...(sendsClientToken && clientToken !== undefined && { ClientToken: clientToken }),
  };
}

export function modifyCommandParameters(request: ModifyCommandRequest, edition: Edition): WireParameters {
  const { commandId, name, content } = request;
  return {
    CommandId: commandId,
    ...(name !== undefined && { Name: name }),
    ...(edition.storedCommands.modifiesContent && content && { CommandContent: content.toString('base64') }),
    ...changeable(request, edition),
  };
}

function changeable(
  { description, workingDir, timeout, launcher }: Omit<ModifyCommandRequest, 'commandId'>,
  { storedCommands }: Edition,
): WireParameters {
  return {
    ...(description !== undefined && { Description: description }),
    ...(workingDir !== undefined && { WorkingDir: workingDir }),
    ...(timeout !== undefined && { [storedCommands.timeout.parameter]: timeout }),
    ...(!storedCommands.lacks.includes('launcher') && launcher !== undefined && { Launcher: launcher }),
  };
}
