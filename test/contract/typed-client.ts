import EcsClient, * as ecs from '@alicloud/ecs20140526';
import { $OpenApiUtil } from '@alicloud/openapi-core';
import type { Emulator } from '../../src/emulator/start.ts';

/** A model of the typed SDK, read as what it says about the wire. */
export interface ModelClass {
  new (fields?: Record<string, unknown>): { toMap(): Record<string, unknown> };
  /** The names on the wire by those of the model. */
  names(): Record<string, string>;
  /** A word, a model, or `{type: 'array', itemType}`. */
  types(): Record<string, unknown>;
}

export interface Answer {
  readonly action: string;
  /** As it came, before the model of the SDK is made of it. */
  readonly body: Record<string, unknown>;
}

/** The SDK's own client, which signs with ACS3-HMAC-SHA256, and what it was answered. Speaks to loopback only. */
export function typedClient(emulator: Emulator): { client: EcsClient; answers: Answer[] } {
  const client = new EcsClient(
    new $OpenApiUtil.Config({
      accessKeyId: emulator.accessKeyId,
      accessKeySecret: emulator.accessKeySecret,
      endpoint: `127.0.0.1:${emulator.port}`,
      protocol: 'HTTP',
      regionId: 'cn-hangzhou',
    }),
  );
  const answers: Answer[] = [];
  const callApi = client.callApi.bind(client);
  client.callApi = async (params, request, runtime) => {
    const answer = await callApi(params, request, runtime);
    answers.push({ action: params.action, body: answer.body });
    return answer;
  };
  return { client, answers };
}

export function modelOf(action: string, what: 'Request' | 'ResponseBody'): ModelClass {
  const model = (ecs as unknown as Record<string, ModelClass | undefined>)[`${action}${what}`];
  if (!model) throw new Error(`the SDK has no ${action}${what}`);
  return model;
}

/** The method of the client: `invokeCommand` for InvokeCommand. */
export function callerOf(client: EcsClient, action: string) {
  const name = action.charAt(0).toLowerCase() + action.slice(1);
  const method = (client as unknown as Record<string, (request: unknown) => Promise<unknown>>)[name];
  if (!method) throw new Error(`the SDK has no ${name}`);
  return (request: unknown) => method.call(client, request);
}

export function isModel(type: unknown): type is ModelClass {
  return typeof type === 'function' && 'names' in type;
}

export function itemTypeOf(type: unknown): unknown {
  return typeof type === 'object' && type !== null && 'itemType' in type ? type.itemType : undefined;
}

/** Where an answer is not what the model says: fields it does not have, and values of another type. */
export function strangeIn(value: unknown, type: unknown, path: string): string[] {
  const itemType = itemTypeOf(type);
  if (itemType !== undefined) {
    if (!Array.isArray(value)) return [`${path} is no list`];
    return value.flatMap((item, index) => strangeIn(item, itemType, `${path}[${index}]`));
  }
  if (!isModel(type)) return typeof value === type ? [] : [`${path} is a ${typeof value}, not a ${type}`];
  if (typeof value !== 'object' || value === null) return [`${path} is no object`];
  const fieldOf = new Map(Object.entries(type.names()).map(([field, name]) => [name, field]));
  return Object.entries(value).flatMap(([name, inside]) => {
    const field = fieldOf.get(name);
    return field === undefined
      ? [`${path}.${name} is unknown`]
      : strangeIn(inside, type.types()[field], `${path}.${name}`);
  });
}
