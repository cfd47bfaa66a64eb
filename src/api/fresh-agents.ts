import http from 'node:http';
import https from 'node:https';
import net, { type Socket } from 'node:net';
import tls, { type SecureContext } from 'node:tls';
import type { ProxyAddress } from './proxy-settings.ts';
import { openTunnel, type TunnelState } from './proxy-tunnel.ts';

/** What an agent tells of the one connection it makes. */
export interface AgentHooks {
  isClosed(): boolean;
  /** Of the socket that the request will use, before anything happens on it. */
  watch(socket: Socket): void;
  onTunnel(state: TunnelState, status: number | null): void;
  onTunnelSocket(socket: Socket): void;
}

export type MakeAgent = (options: https.AgentOptions, hooks: AgentHooks) => http.Agent;

/** Straight to the target. */
export function freshAgent(secure: boolean): MakeAgent {
  return (options, hooks) => new (watched(secure ? https.Agent : http.Agent, hooks))(options);
}

/** For http: the proxy gets the whole address and passes the request on, so from `connect` on it may have arrived. */
export function forwardingAgent(proxy: ProxyAddress): MakeAgent {
  return (options, hooks) => {
    const Agent = watched(proxy.secure ? https.Agent : http.Agent, hooks) as unknown as AgentInside;
    class Forwarding extends Agent {
      override addRequest(request: http.ClientRequest, target: http.ClientRequestArgs) {
        request.path = `http://${request.getHeader('host')}${request.path}`;
        if (proxy.authorization !== null) request.setHeader('proxy-authorization', proxy.authorization);
        const name = net.isIP(proxy.host) ? {} : { servername: proxy.host };
        super.addRequest(request, { ...target, ...name, host: proxy.host, port: proxy.port });
      }
    }
    return new Forwarding(options);
  };
}

/** Not in Node's types, but how every proxy agent does it. */
type AgentInside = new (
  options: http.AgentOptions,
) => http.Agent & {
  addRequest(request: http.ClientRequest, options: http.ClientRequestArgs): void;
};

/** For https: TLS with the target itself, inside a tunnel; `secureConnect` proves as much as without a proxy. */
export function tunnellingAgent(proxy: ProxyAddress, trust: SecureContext | undefined): MakeAgent {
  return (options, { isClosed, watch, onTunnel, onTunnelSocket }) => {
    class Tunnelling extends https.Agent {
      override createConnection(
        wanted: https.RequestOptions,
        done?: (error: Error | null, socket: Socket) => void,
      ): null {
        if (isClosed()) throw new Error('the call is over');
        const host = String(wanted.host);
        const target = `${host.includes(':') ? `[${host}]` : host}:${wanted.port}`;
        openTunnel({ proxy, target, trust, onState: onTunnel, onSocket: onTunnelSocket }, (error, tunnel) => {
          // Node never looks at the socket beside an error.
          if (error !== null || !tunnel) return done?.(error, undefined as never);
          const name = net.isIP(host) ? {} : { servername: host };
          const socket = tls.connect({ ...(wanted as tls.ConnectionOptions), ...name, socket: tunnel });
          watch(socket);
          done?.(null, socket);
        });
        return null;
      }
    }
    return new Tunnelling(options);
  };
}

function watched<A extends typeof http.Agent | typeof https.Agent>(Agent: A, { isClosed, watch }: AgentHooks) {
  return class extends (Agent as typeof https.Agent) {
    override createConnection(...args: Parameters<https.Agent['createConnection']>) {
      // pop-core gets to its request some ticks after it was asked; a call given up meanwhile must not go out.
      if (isClosed()) throw new Error('the call is over');
      const socket = super.createConnection(...args);
      watch(socket as Socket);
      return socket;
    }
  };
}
