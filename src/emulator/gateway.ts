import { randomUUID } from 'node:crypto';
import type { FaultPhase } from '../domain/fault.ts';
import type { Action } from './actions/action.ts';
import { actions } from './actions/served.ts';
import { Arguments, isAmong } from './arguments.ts';
import type { Authentication } from './authentication.ts';
import { CallFaults, type Disturbance, Struck } from './call-faults.ts';
import type { Controlled } from './controls/control.ts';
import { controls } from './controls.ts';
import { NotRecorded } from './data/not-recorded.ts';
import { editions, worded } from './editions.ts';
import { type AnswerObject, failure, success, type WireAnswer } from './envelope.ts';
import { knownActions } from './known-actions.ts';
import { MissingParameter, Refusal } from './refusal.ts';
import { actionInHead, formatOf, instanceIdsOf, type RpcRequest, readRpc, type WireRequest } from './request.ts';
import type { Service } from './service.ts';
import { struckAnswer } from './struck-answer.ts';

const apiVersion = '2014-05-26';

/** What becomes of a request: an answer, perhaps one that breaks on its way, or none. */
export type Outcome =
  | { readonly kind: 'answer'; readonly answer: WireAnswer; readonly disturbance: Disturbance | null }
  | { readonly kind: 'silence'; readonly how: 'reset' | 'close' | 'hang'; readonly requestId: string };

/** From a request that was read to an answer: action, version, signature, faults, parameters, and the action itself. */
export class Gateway {
  readonly #controlled: Controlled;
  readonly #service: Service;
  readonly #authentication: Authentication;
  readonly #log: (line: string) => void;

  constructor(controlled: Controlled, authentication: Authentication, log: (line: string) => void) {
    this.#controlled = controlled;
    this.#service = controlled.service;
    this.#authentication = authentication;
    this.#log = log;
  }

  /** The faults of a request of which only the head is here; null when it is to be read. */
  async beforeReading(wire: WireRequest): Promise<Outcome | null> {
    const action = actionInHead(wire);
    if (controls.has(action)) return null;
    const faults = this.#service.faults.meetBeforeReading(action);
    try {
      await this.#pass('before-read', faults);
      return null;
    } catch (error) {
      return this.#failed(error, wire, newRequestId(), faults);
    }
  }

  async answer(wire: WireRequest): Promise<Outcome> {
    const requestId = newRequestId();
    let faults = new CallFaults([]);
    try {
      const request = this.#checked(wire);
      const control = controls.get(request.action);
      if (!control) faults = this.#service.faults.meet(request.action, instanceIdsOf(request.parameters));
      const fields = control ? await this.#control(request) : await this.#disturbed(request, faults);
      const answer = success(request.action, requestId, fields, request.format);
      return { kind: 'answer', answer, disturbance: faults.disturbance };
    } catch (error) {
      return this.#failed(error, wire, requestId, faults);
    }
  }

  /** The answer to a request that is refused, or that the emulator stumbled over. */
  refused(error: unknown, wire: WireRequest, requestId = newRequestId()): WireAnswer {
    if (!(error instanceof Refusal))
      this.#log(`a fault of the emulator: ${error instanceof Error ? error.stack : error}`);
    const refusal = error instanceof Refusal ? error : new Refusal('InternalError');
    return failure({ ...worded(refusal, this.#service.edition), requestId, hostId: hostOf(wire) }, formatOf(wire));
  }

  #failed(error: unknown, wire: WireRequest, requestId: string, faults: CallFaults): Outcome {
    const { disturbance } = faults;
    if (!(error instanceof Struck))
      return { kind: 'answer', answer: this.refused(error, wire, requestId), disturbance };
    const { effect } = error;
    if (effect.kind === 'reset' || effect.kind === 'close' || effect.kind === 'hang') {
      return { kind: 'silence', how: effect.kind, requestId };
    }
    const around = { edition: this.#service.edition, requestId, hostId: hostOf(wire), format: formatOf(wire) };
    const answer = struckAnswer(effect, around) ?? this.refused(error, wire, requestId);
    return { kind: 'answer', answer, disturbance };
  }

  /** [doc] The order of the checks is that of the reference, [assumed] there. */
  #checked(wire: WireRequest): RpcRequest {
    if (wire.method !== 'GET' && wire.method !== 'POST') throw new Refusal('UnsupportedHTTPMethod');
    if (wire.path !== '/') throw new Refusal('InvalidAction.NotFound');
    const request = readRpc(wire);
    if (!knownActions.has(request.action) && !controls.has(request.action)) throw new Refusal('InvalidAction.NotFound');
    if (request.version === '') throw new MissingParameter('Version');
    if (request.version !== apiVersion) throw new Refusal('InvalidVersion');
    this.#authentication.check(request);
    return request;
  }

  /** The call with the faults it meets on its way. */
  async #disturbed(request: RpcRequest, faults: CallFaults): Promise<AnswerObject> {
    const action = actions.get(request.action);
    if (!action) {
      const { unserved } = this.#controlled.running;
      unserved.set(request.action, (unserved.get(request.action) ?? 0) + 1);
      const served = [...actions.keys()].join(', ');
      throw new Refusal('Emulator.NotSupported', `The emulator does not serve ${request.action}. It serves ${served}.`);
    }
    await this.#pass('after-read', faults);
    const over = faults.delay('before-commit') > 0 ? this.#begin(action, request) : () => {};
    await this.#wait('before-commit', faults).finally(over);
    // An action with a ClientToken commits where tokens are remembered, after all its checks; another one as a whole.
    if (!action.takes(editions.current).includes('ClientToken')) faults.strike('before-commit');
    const fields = this.#service.faults.during(faults, () => this.#carryOut(action, request));
    this.#service.faults.hidden.hide(idsIn(fields), faults.hidings);
    await this.#pass('after-commit', faults);
    return fields;
  }

  /** While a call waits before its commit, its ClientToken is taken [doc]; what is returned lets go of it. */
  #begin(action: Action, { action: name, parameters }: RpcRequest): () => void {
    const { edition, faults, idempotency } = this.#service;
    const token = parameters.get('ClientToken');
    if (!token || faults.ignoresClientTokens || !edition.clientTokens) return () => {};
    return action.takes(edition).includes('ClientToken') ? idempotency.begin(name, token) : () => {};
  }

  async #pass(phase: FaultPhase, faults: CallFaults): Promise<void> {
    await this.#wait(phase, faults);
    faults.strike(phase);
  }

  async #wait(phase: FaultPhase, faults: CallFaults): Promise<void> {
    const ms = faults.delay(phase);
    if (ms > 0) await new Promise<void>((resolve) => this.#service.clock.after(ms, resolve));
  }

  #carryOut(action: Action, { action: name, parameters }: RpcRequest): AnswerObject {
    const args = new Arguments(this.#service.faults.ignoresClientTokens ? withoutToken(parameters) : parameters);
    this.#checkNames(name, action, args);
    const { state, retention } = this.#service;
    retention.enforce();
    const run = () => action.run({ action: name, args, service: this.#service });
    // What the call has changed is kept before its answer leaves.
    try {
      return state ? state.call(run) : run();
    } catch (error) {
      if (!(error instanceof NotRecorded)) throw error;
      throw new Refusal('InternalError', `${error.message} Nothing was started or changed by this call.`);
    }
  }

  async #control({ action, parameters }: RpcRequest): Promise<AnswerObject> {
    const control = controls.get(action)!;
    const args = new Arguments(parameters);
    const unknown = args.names.find((name) => name !== 'RegionId' && !isAmong(name, control.takes));
    if (unknown !== undefined) throw new Refusal('Emulator.UnknownParameter', `${action} has no parameter ${unknown}.`);
    return control.run(args, this.#controlled);
  }

  #checkNames(name: string, action: Action, args: Arguments): void {
    const { edition, ignored } = this.#service;
    const takes = action.takes(edition);
    action.checkUnserved?.(args.only(takes));
    for (const parameter of args.names) {
      const served = isAmong(parameter, takes) && !isAmong(parameter, action.unserved ?? []);
      if (served || isAmong(parameter, action.ignores?.(edition) ?? [])) continue;
      if (ignored) {
        ignored.note(name, parameter);
        continue;
      }
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

/** What a call made, by the answer to it. */
function idsIn({ InvokeId, CommandId }: AnswerObject): string[] {
  return [InvokeId, CommandId].filter((id) => typeof id === 'string');
}

/** As a service reads them that has never heard of tokens. */
function withoutToken(parameters: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...parameters].filter(([name]) => name !== 'ClientToken'));
}

/** [doc] The Host header, given back as HostId. */
function hostOf(wire: WireRequest): string {
  return wire.headers.host ?? '';
}

/** [doc] An upper-case UUID, new with every answer. */
function newRequestId(): string {
  return randomUUID().toUpperCase();
}
