import type { Toxic, ToxicPlace } from '../support/fault-proxy.ts';
import { row } from './support/row.ts';

/** What no service can do by itself: faults of the way, on the connection of one InvokeCommand. */
interface Way {
  readonly name: string;
  readonly toxic: Toxic;
  readonly stream: ToxicPlace['stream'];
  /** Types of entries of the journal, in this order. */
  readonly journal: readonly string[];
}

const found = ['intent', 'sent', 'unknown', 'accepted'];
const sentAgain = ['intent', 'sent', 'unknown', 'sent', 'accepted'];
const answered = ['intent', 'sent', 'accepted'];

const ways: readonly Way[] = [
  { name: '8 below HTTP', toxic: { kind: 'timeout', ms: 0 }, stream: 'up', journal: sentAgain },
  { name: '8 closed', toxic: { kind: 'limit_data', bytes: 100 }, stream: 'up', journal: sentAgain },
  { name: '9 below HTTP', toxic: { kind: 'timeout', ms: 50 }, stream: 'down', journal: found },
  { name: '13 below HTTP', toxic: { kind: 'timeout', ms: 0 }, stream: 'down', journal: found },
  { name: '14 below HTTP', toxic: { kind: 'bandwidth', bytesPerSecond: 300 }, stream: 'down', journal: found },
  { name: '15 below HTTP', toxic: { kind: 'limit_data', bytes: 120 }, stream: 'down', journal: found },
  { name: '13 in time', toxic: { kind: 'latency', ms: 50 }, stream: 'down', journal: answered },
  { name: '14 in time', toxic: { kind: 'slicer', bytes: 40, delayMs: 1 }, stream: 'down', journal: answered },
  { name: '15 whole', toxic: { kind: 'slow_close', ms: 100 }, stream: 'down', journal: answered },
];

for (const { name, toxic, stream, journal } of ways) {
  const expected = { ran: 1, exit: 0, journal };
  row(name, `the way has ${toxic.kind} ${stream}`, { inside: true, proxied: true }, expected, (here) => {
    here.proxy?.add({ toxic, ...(stream && { stream }), action: 'InvokeCommand', times: 1 });
    return here.run();
  });
}

row(
  '7 below HTTP',
  'the connection is reset at once',
  { inside: true, proxied: true },
  { ran: 1, exit: 0, journal: ['intent', 'sent', 'accepted'] },
  (here) => {
    here.proxy?.add({ toxic: { kind: 'reset_peer', ms: 0 }, times: 1 });
    return here.run();
  },
);
