import type { InstanceResult, InvokeRequest } from '../../src/api/cloud-assistant.ts';
import { editions } from '../../src/domain/editions.ts';
import type { InstanceId } from '../../src/domain/instance-id.ts';
import type { RunState } from '../../src/domain/invocation.ts';
import { usualDelivery } from '../../src/usecases/delivery-policy.ts';
import { type FleetPolicy, usualFleet } from '../../src/usecases/fleet-policy.ts';
import type { RunInput } from '../../src/usecases/run-input.ts';
import { fakePorts, result } from './fakes.ts';

/** Instances of a test: `i-1`, `i-2` … */
const instancesOf = (count: number) => Array.from({ length: count }, (_, at) => `i-${at + 1}`) as InstanceId[];

export function fleetInput(instances: number, fleet: Partial<FleetPolicy>, facts: Partial<RunInput> = {}): RunInput {
  return {
    runId: 'run',
    edition: editions.current,
    regionId: 'cn-hangzhou',
    work: { kind: 'command', command: { kind: 'id', id: 'c-1' } },
    instanceIds: instancesOf(instances),
    parameters: [],
    batchSize: 1,
    rest: {},
    runTags: true,
    clientToken: null,
    wait: { timeoutMs: null },
    delivery: { ...usualDelivery, retries: false },
    fleet: { ...usualFleet, ...fleet },
    ...facts,
  };
}

/**
 * A service on which each instance ends in its state, success where none is given; `runsFor`: looks at an invocation
 * before its end shows. It keeps what was sent, and how many calls were under way at most.
 */
export function fleetOf({
  states = new Map(),
  runsFor = 0,
  refuse = () => {},
  signal,
}: {
  readonly states?: ReadonlyMap<string, RunState>;
  readonly runsFor?: number;
  readonly refuse?: (request: InvokeRequest, nth: number) => void;
  readonly signal?: AbortSignal;
} = {}) {
  const sent: string[][] = [];
  const invocations = new Map<string, { ids: readonly string[]; looks: number }>();
  const log: string[] = [];
  let under = 0;
  let mostUnder = 0;
  const ports = fakePorts(
    {
      async invokeCommand(request) {
        const nth = sent.push([...request.instanceIds]);
        log.push(`sent ${request.instanceIds.join()}`);
        mostUnder = Math.max(mostUnder, ++under);
        await new Promise((done) => setImmediate(done));
        under--;
        refuse(request, nth);
        const invokeId = `t-${nth}`;
        invocations.set(invokeId, { ids: request.instanceIds, looks: 0 });
        return { invokeId, requestId: 'R' };
      },
      async invocationResults(invokeId) {
        const invocation = invocations.get(invokeId)!;
        const over = invocation.looks++ >= runsFor;
        log.push(`${over ? 'ended' : 'runs'} ${invocation.ids.join()}`);
        return invocation.ids.map((id): InstanceResult => {
          const state = over ? (states.get(id) ?? 'success') : 'running';
          return result(id, { invokeId, state, exitCode: state === 'success' ? 0 : state === 'failed' ? 1 : null });
        });
      },
      invocationsBy: async () => [],
      instances: async () => [],
      names: async () => [],
    },
    signal,
  );
  return { ...ports, sent, log, mostUnder: () => mostUnder, asked: () => invocations };
}
