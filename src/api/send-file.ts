import type { Edition } from '../domain/editions.ts';
import type { RunState } from '../domain/invocation.ts';
import type { InstanceResult, SendFileRequest } from './cloud-assistant.ts';
import type { WireValue } from './flatten.ts';
import { isObject, type PlainObject, rowsIn, textIn } from './plain-data.ts';
import { instanceParameter } from './wire.ts';
import { instanceResult } from './wire-answers.ts';

/** The parameters of SendFile under their wire names. */
export function sendFileParameters(request: SendFileRequest, edition: Edition): Record<string, WireValue> {
  const { tags = [] } = request;
  const wire: Record<string, WireValue | undefined> = {
    RegionId: request.regionId,
    Name: request.name,
    TargetDir: request.targetDir,
    ContentType: 'Base64',
    Content: request.content.toString('base64'),
    ...instanceParameter(request.instanceIds, edition),
    FileMode: request.fileMode,
    FileOwner: request.fileOwner,
    FileGroup: request.fileGroup,
    Overwrite: request.overwrite || undefined,
    Description: request.description,
    Timeout: request.timeout,
    ResourceGroupId: request.resourceGroupId,
    Tag: tags.length > 0 ? tags.map(({ key, value }) => ({ Key: key, Value: value })) : undefined,
  };
  return Object.fromEntries(
    Object.entries(wire).filter((field): field is [string, WireValue] => field[1] !== undefined),
  );
}

/** The rows of DescribeSendFileResults for one sent file; none where the service does not know it. */
export function readSendFileResults(
  body: PlainObject,
  invokeId: string,
  edition: Edition,
): readonly InstanceResult[] | undefined {
  if (!isObject(body.Invocations)) return undefined;
  const sent = rowsIn(body, 'Invocations', 'Invocation').find((row) => textIn(row, 'InvokeId') === invokeId);
  return sent === undefined
    ? []
    : rowsIn(sent, 'InvokeInstances', 'InvokeInstance').flatMap((row) => {
        // The same columns as a run's, but for the name of the last moment.
        const result = instanceResult({ ...row, FinishedTime: row.FinishTime }, edition, invokeId);
        return result === null ? [] : [asDelivery(result)];
      });
}

/** No process, no exit code: its success is the file's arrival. */
function asDelivery(result: InstanceResult): InstanceResult {
  const state: RunState = result.state === 'success' ? 'delivered' : result.state;
  return { ...result, state, exitCode: null };
}
