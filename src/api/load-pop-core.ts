import type RpcClient from '@alicloud/pop-core/lib/rpc.js';

/**
 * Loads the signer on first use, so that starting up does not pay for it; `lib/rpc.js` because the package's index
 * loads an XML parser as well.
 * pop-core's HTTP client reads DEBUG from the process while it is loaded, and with `httpx` or `*` in it would print
 * token and parameters of every call. So DEBUG is away meanwhile; loading is synchronous, nobody else can notice.
 */
export function loadPopCore(): typeof RpcClient {
  const debug = process.env.DEBUG;
  delete process.env.DEBUG;
  try {
    return require('@alicloud/pop-core/lib/rpc.js');
  } finally {
    if (debug !== undefined) process.env.DEBUG = debug;
  }
}
