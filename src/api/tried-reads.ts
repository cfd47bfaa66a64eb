import type { CloudAssistant, Connection, TriedRead } from './cloud-assistant.ts';
import { requestIdOf } from './envelope.ts';
import type { WireParameters } from './flatten.ts';
import { firstPage } from './paging.ts';
import type { Transport } from './transport.ts';

/** An ID that no invocation has: of results even one row would be somebody's output. */
const nobodys = 't-0000000000000000';
/** An ID that no instance has, where a question has to name one. */
const noInstance = 'i-00000000000000000000';

/** Each read as small as it can be. */
export function triedReads(
  { regionId, edition }: Pick<Connection, 'regionId' | 'edition'>,
  transport: Transport,
): Pick<CloudAssistant, 'tryRead'> {
  const oneRow = { RegionId: regionId, ...firstPage(edition, 1) };
  const parameters: Readonly<Record<TriedRead, WireParameters>> = {
    DescribeRegions: {},
    DescribeInstances: oneRow,
    DescribeCommands: oneRow,
    DescribeInvocations: oneRow,
    DescribeInvocationResults: { RegionId: regionId, InvokeId: nobodys },
    DescribeCloudAssistantStatus:
      edition.describe.agents.pageSize === null ? { RegionId: regionId, InstanceId: [noInstance] } : oneRow,
  };
  return {
    async tryRead(action, signal) {
      // An answer of the service always has a RequestId.
      const read = (body: Parameters<typeof requestIdOf>[0]) => requestIdOf(body) !== '' || undefined;
      await transport.call(action, parameters[action], read, signal ? { signal } : {});
    },
  };
}
