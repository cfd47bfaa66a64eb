import { randomUUID } from 'node:crypto';
import type { Action } from './actions/action.ts';
import { actions } from './actions/served.ts';
import { Arguments, isAmong } from './arguments.ts';
import type { Authentication } from './authentication.ts';
import { worded } from './editions.ts';
import { failure, success, type WireAnswer } from './envelope.ts';
import { knownActions } from './known-actions.ts';
import { MissingParameter, Refusal } from './refusal.ts';
import { formatOf, type RpcRequest, readRpc, type WireRequest } from './request.ts';
import type { Service } from './service.ts';

const apiVersion = '2014-05-26';

/** From a request that was read to an answer: action, version, signature, faults, parameters, and the action itself. */
export class Gateway {
  readonly #service: Service;
  readonly #authentication: Authentication;
  readonly #log: (line: string) => void;

  constructor(service: Service, authentication: Authentication, log: (line: string) => void) {
    this.#service = service;
    this.#authentication = authentication;
    this.#log = log;
  }

  answer(wire: WireRequest): WireAnswer {
    const requestId = newRequestId();
    try {
      const request = this.#checked(wire);
      const fields = this.#carryOut(request);
      return success(request.action, requestId, fields, request.format);
    } catch (error) {
      return this.refused(error, wire, requestId);
    }
  }

  /** The answer to a request that is refused, or that the emulator stumbled over. */
  refused(error: unknown, wire: WireRequest, requestId = newRequestId()): WireAnswer {
    if (!(error instanceof Refusal))
      this.#log(`a fault of the emulator: ${error instanceof Error ? error.stack : error}`);
    const refusal = error instanceof Refusal ? error : new Refusal('InternalError');
    const hostId = wire.headers.host ?? '';
    return failure({ ...worded(refusal, this.#service.edition), requestId, hostId }, formatOf(wire));
  }

  /** [doc] The order of the checks is that of the reference, [assumed] there. */
  #checked(wire: WireRequest): RpcRequest {
    if (wire.method !== 'GET' && wire.method !== 'POST') throw new Refusal('UnsupportedHTTPMethod');
    if (wire.path !== '/') throw new Refusal('InvalidAction.NotFound');
    const request = readRpc(wire);
    if (!knownActions.has(request.action)) throw new Refusal('InvalidAction.NotFound');
    if (request.version === '') throw new MissingParameter('Version');
    if (request.version !== apiVersion) throw new Refusal('InvalidVersion');
    this.#authentication.check(request);
    return request;
  }

  #carryOut({ action: name, parameters }: RpcRequest) {
    const action = actions.get(name);
    if (!action) {
      const served = [...actions.keys()].join(', ');
      throw new Refusal('Emulator.NotSupported', `The emulator does not serve ${name}. It serves ${served}.`);
    }
    this.#service.faults.check(name);
    const args = new Arguments(parameters);
    this.#checkNames(name, action, args);
    return action.run({ action: name, args, service: this.#service });
  }

  #checkNames(name: string, action: Action, args: Arguments): void {
    const { edition, strict } = this.#service;
    const takes = action.takes(edition);
    for (const parameter of args.names) {
      const served = isAmong(parameter, takes) && !isAmong(parameter, action.unserved ?? []);
      if (served || isAmong(parameter, action.ignores?.(edition) ?? []) || !strict) continue;
      if (isAmong(parameter, takes)) {
        throw new Refusal(
          'Emulator.NotSupported',
          `The emulator does not serve the parameter ${parameter} of ${name}.`,
        );
      }
      const where = edition.name === 'current' ? name : `${name} of edition ${edition.name}`;
      throw new Refusal('Emulator.UnknownParameter', `${where} has no parameter ${parameter}.`);
    }
  }
}

/** [doc] An upper-case UUID, new with every answer. */
function newRequestId(): string {
  return randomUUID().toUpperCase();
}
