import type { CloudAssistant, InstanceResult } from '../../src/api/cloud-assistant.ts';
import type { Clock, Ports, RunEvent, RunPorts } from '../../src/usecases/ports.ts';
import type { JournalEntry, RunJournal } from '../../src/usecases/run-journal.ts';
import { readResults, type Watching } from '../../src/usecases/wait.ts';

/** A clock whose sleep returns at once and moves its now. */
export function fakeClock(): Clock & { readonly slept: number[] } {
  let now = Date.UTC(2026, 0, 1);
  const slept: number[] = [];
  return {
    slept,
    now: () => new Date(now),
    async sleep(ms) {
      slept.push(ms);
      now += ms;
    },
  };
}

/** A cloud that answers what it is told to; whatever else it is asked fails the test. */
export function fakeCloud(methods: Partial<CloudAssistant>): CloudAssistant {
  return new Proxy(methods as CloudAssistant, {
    get(target, name: keyof CloudAssistant) {
      if (!target[name]) throw new Error(`the cloud was asked for ${name}`);
      return target[name];
    },
  });
}

export function fakePorts(methods: Partial<CloudAssistant>, signal = new AbortController().signal) {
  const events: RunEvent[] = [];
  const clock = fakeClock();
  const written: JournalEntry[] = [];
  const journal: RunJournal = { write: async (...entries) => void written.push(...entries) };
  const ports: RunPorts = { cloud: fakeCloud(methods), clock, report: (event) => events.push(event), signal, journal };
  return { ports, events, clock, written };
}

/** How one invocation is looked at over these ports. */
export function watching(ports: Ports): Watching {
  return { ...ports, read: (signal) => readResults('t-1', ports.cloud, signal) };
}

export function result(instanceId: string, facts: Partial<InstanceResult> = {}): InstanceResult {
  return {
    instanceId,
    invokeId: 't-1',
    state: 'success',
    stateWord: 'Success',
    exitCode: 0,
    output: Buffer.alloc(0),
    dropped: 0,
    errorCode: '',
    errorInfo: '',
    startedAt: '2026-01-01T00:00:00Z',
    finishedAt: '2026-01-01T00:00:01Z',
    repeats: 1,
    ...facts,
  };
}
