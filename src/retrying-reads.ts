import type { Transport } from './api/transport.ts';
import type { Clock } from './usecases/ports.ts';
import { retried } from './usecases/retried.ts';

/** Where an invocation stands is asked again and again, at a pace of its own: a failed look waits for the next one. */
const paced = ['DescribeInvocationResults', 'DescribeSendFileResults'];

/** The transport with its reads tried again; each page of a list for itself. */
export function retryingReads(transport: Transport, clock: Clock): Transport {
  return {
    call(action, parameters, read, options = {}) {
      const once = () => transport.call(action, parameters, read, options);
      if (!action.startsWith('Describe') || paced.includes(action)) return once();
      return retried(once, { clock, signal: options.signal });
    },
  };
}
