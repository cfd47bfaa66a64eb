/** The signer and sender of @alicloud/pop-core 1.8.0. Its own types lack `verbose` and the options of a request. */
declare module '@alicloud/pop-core/lib/rpc.js' {
  import type { Agent } from 'node:http';

  interface RpcConfig {
    /** `http(s)://host[:port]` */
    endpoint: string;
    apiVersion: string;
    accessKeyId: string;
    accessKeySecret: string;
    securityToken?: string;
  }

  interface RpcRequestOptions {
    /** Only this spelling puts the parameters into the body; anything else leaves them in the URL. */
    method: 'POST';
    formatAction: false;
    formatParams: false;
    agent: Agent;
    /** Milliseconds, for connecting and for reading. */
    timeout: number;
  }

  class RpcClient {
    /** `verbose`: an answer is `[body, entry]`. */
    constructor(config: RpcConfig, verbose: true);
    request(
      action: string,
      parameters: Record<string, string>,
      options: RpcRequestOptions,
    ): Promise<[unknown, unknown]>;
  }

  export = RpcClient;
}
