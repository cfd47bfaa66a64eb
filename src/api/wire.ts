import type { Edition } from '../domain/editions.ts';
import type { InvokeRequest, RunRequest } from './cloud-assistant.ts';
import type { WireParameters, WireValue } from './flatten.ts';

/** Fields of today's API, each with the flag by which an edition says that it lacks it. */
const optional: readonly {
  readonly flag: string;
  readonly name: string;
  readonly value: (request: Omit<InvokeRequest, 'commandId'>) => WireValue | undefined;
}[] = [
  { flag: 'timeout', name: 'Timeout', value: ({ timeout }) => timeout },
  { flag: 'user', name: 'Username', value: ({ username }) => username },
  { flag: 'working-dir', name: 'WorkingDir', value: ({ workingDir }) => workingDir },
  { flag: 'container-id', name: 'ContainerId', value: ({ containerId }) => containerId },
  { flag: 'container-name', name: 'ContainerName', value: ({ containerName }) => containerName },
  { flag: 'termination-mode', name: 'TerminationMode', value: ({ terminationMode }) => terminationMode },
  { flag: 'launcher', name: 'Launcher', value: ({ launcher }) => launcher },
  { flag: 'windows-password-name', name: 'WindowsPasswordName', value: (request) => request.windowsPasswordName },
  { flag: 'oss-output', name: 'OssOutputDelivery', value: (request) => request.ossOutputDelivery },
  { flag: 'resource-group', name: 'ResourceGroupId', value: ({ resourceGroupId }) => resourceGroupId },
];

/**
 * The parameters of InvokeCommand under their wire names, as this edition writes them. What the edition lacks is left
 * out; whether that may happen silently was decided before.
 */
export function invokeParameters(request: InvokeRequest, edition: Edition): Record<string, WireValue> {
  const { RegionId, ...others } = commonParameters(request, edition);
  return { RegionId: RegionId!, CommandId: request.commandId, ...others };
}

/** The parameters of RunCommand likewise. Placeholders are looked for in the script only where there are parameters. */
export function runParameters(request: RunRequest, edition: Edition): Record<string, WireValue> {
  const { RegionId, ...others } = commonParameters(request, edition);
  return {
    RegionId: RegionId!,
    ...(request.name !== undefined && { Name: request.name }),
    Type: request.type,
    CommandContent: request.content.toString('base64'),
    ContentEncoding: 'Base64',
    ...(request.parameters && { EnableParameter: true }),
    ...others,
  };
}

/** The targets as this edition names them. */
export function instanceParameter(ids: readonly string[], { instances: { parameter } }: Edition): WireParameters {
  return { [parameter]: parameter === 'InstanceIds' ? JSON.stringify(ids) : ids };
}

function commonParameters(request: Omit<InvokeRequest, 'commandId'>, edition: Edition): Record<string, WireValue> {
  const { frequency, parameters, tags = [], clientToken } = request;
  // A Frequency makes a periodic task whatever RepeatMode says; sending both keeps the request honest.
  const repeatMode = frequency === undefined ? request.repeatMode : 'Period';
  const wire: Record<string, WireValue | undefined> = {
    RegionId: request.regionId,
    ...instanceParameter(request.instanceIds, edition),
    Frequency: frequency,
    Timed: frequency !== undefined || request.timed ? true : undefined,
    RepeatMode: edition.sendsRepeatMode ? repeatMode : undefined,
    Parameters: edition.parameters && parameters ? JSON.stringify(parameters) : undefined,
    ...Object.fromEntries(
      optional.filter(({ flag }) => !edition.lacks.includes(flag)).map(({ name, value }) => [name, value(request)]),
    ),
    Tag: edition.sendsTags && tags.length > 0 ? tags.map(({ key, value }) => ({ Key: key, Value: value })) : undefined,
    ClientToken: edition.sendsClientToken ? clientToken : undefined,
  };
  return Object.fromEntries(
    Object.entries(wire).filter((field): field is [string, WireValue] => field[1] !== undefined),
  );
}

/** Texts of a request that must not come back in a message: the values of its custom parameters. */
export function secretsOf({ parameters = {} }: Pick<InvokeRequest, 'parameters'>): readonly string[] {
  return [JSON.stringify(parameters), ...Object.values(parameters)].filter((text) => text !== '{}');
}

/** Of a script its text too: passwords stand in scripts. */
export function secretsOfScript(request: RunRequest): readonly string[] {
  const { content } = request;
  const texts = content.length > 0 ? [content.toString('base64'), content.toString('utf8')] : [];
  return [...secretsOf(request), ...texts];
}
