import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { editions } from '../../src/domain/editions.ts';
import type { InstanceId } from '../../src/domain/instance-id.ts';
import { usualDelivery } from '../../src/usecases/delivery-policy.ts';
import { usualFleet } from '../../src/usecases/fleet-policy.ts';
import type { RunInput } from '../../src/usecases/run-input.ts';
import { recordOf } from '../../src/usecases/run-record.ts';
import type { RunHeader } from '../../src/usecases/stored-run.ts';

/** A state directory of the test's own, gone with it. */
export function stateOf(t: TestContext): string {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'journal-test-'));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

export const runId = 'a'.repeat(32);

export function inputWith(changes: Partial<RunInput> = {}): RunInput {
  return {
    runId,
    edition: editions.current,
    regionId: 'cn-hangzhou',
    work: { kind: 'command', command: { kind: 'id', id: 'c-hello' } },
    instanceIds: ['i-a', 'i-b', 'i-c'] as unknown as readonly InstanceId[],
    batchSize: 2,
    parameters: [],
    rest: { tags: [] },
    runTags: true,
    clientToken: null,
    wait: { timeoutMs: null },
    delivery: usualDelivery,
    fleet: usualFleet,
    ...changes,
  };
}

const startedAt = new Date('2026-03-04T05:06:07Z');
export const now = () => startedAt;

export function headerOf(input: RunInput = inputWith()): RunHeader {
  const record = recordOf(input, (value) => `sealed-${value.length}`);
  const identity = { emulator: false, profile: null, config: null, caFile: null };
  return { startedAt, pid: 7, endpoint: 'http://127.0.0.1:1', commandName: null, retryOf: null, identity, record };
}
