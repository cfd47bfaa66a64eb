import type { ErrorCode } from './errors.ts';
import { MissingParameter, Refusal } from './refusal.ts';

/** Parameters every action takes [doc]; the Owner ones are legacy and have no effect. */
const common = new Set([
  ...['Action', 'Version', 'Format', 'AccessKeyId', 'SignatureMethod', 'SignatureVersion', 'SignatureNonce'],
  ...['SignatureType', 'Timestamp', 'SecurityToken', 'Signature'],
  ...['OwnerId', 'OwnerAccount', 'ResourceOwnerId', 'ResourceOwnerAccount'],
]);

export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** The business parameters of one call, read by type. An empty text counts as absent, as with the gateway [assumed]. */
export class Arguments {
  readonly #values: ReadonlyMap<string, string>;

  constructor(parameters: ReadonlyMap<string, string>) {
    this.#values = new Map([...parameters].filter(([name]) => !common.has(name)));
  }

  get names(): readonly string[] {
    return [...this.#values.keys()];
  }

  text(name: string): string | undefined {
    return this.#values.get(name) || undefined;
  }

  required(name: string): string {
    const value = this.text(name);
    if (value === undefined) throw new MissingParameter(name);
    return value;
  }

  /** `true` or `false`, in any case. */
  boolean(name: string): boolean | undefined {
    const value = this.text(name)?.toLowerCase();
    if (value === undefined) return undefined;
    if (value !== 'true' && value !== 'false') throw new Refusal(`InvalidParameter.${name}`);
    return value === 'true';
  }

  integer(name: string, code: ErrorCode = `InvalidParameter.${name}`): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (!/^\d{1,9}$/.test(value)) throw new Refusal(code);
    return Number(value);
  }

  /** `Name.1`, `Name.2` … in the order of the numbers; gaps are allowed, doubles count once [assumed]. */
  list(name: string): string[] {
    const items = this.#numbered(name).map(([, value]) => value);
    return [...new Set(items.filter((item) => item !== ''))];
  }

  /** `Name.1.Key` with `Name.1.Value`, in the order of the numbers. A key that is absent is the empty text. */
  pairs(name: string): Tag[] {
    const rows = new Map<number, { key: string; value: string }>();
    for (const [number, value, field] of this.#numbered(name)) {
      const row = rows.get(number) ?? { key: '', value: '' };
      rows.set(number, row);
      if (field.toLowerCase() === 'key') row.key = value;
      else row.value = value;
    }
    return [...rows.values()];
  }

  /** The same call without what is none of these; `.N` stands for a number. */
  only(patterns: readonly string[]): Arguments {
    return new Arguments(new Map([...this.#values].filter(([name]) => isAmong(name, patterns))));
  }

  /** The same call, told by its parameters; for ClientToken. */
  fingerprint(): string {
    return JSON.stringify([...this.#values].filter(([name]) => name !== 'ClientToken').sort());
  }

  #numbered(name: string): [number: number, value: string, field: string][] {
    const found: [number, string, string][] = [];
    for (const [parameter, value] of this.#values) {
      const match = /^(.+?)\.([1-9]\d{0,4})(?:\.(\w+))?$/.exec(parameter);
      if (match?.[1] === name) found.push([Number(match[2]), value, match[3] ?? '']);
    }
    return found.sort(([a], [b]) => a - b);
  }
}

/** Whether a parameter is one of these; `.N` stands for a number from 1. */
export function isAmong(parameter: string, patterns: readonly string[]): boolean {
  return patterns.includes(parameter.replace(/\.[1-9]\d{0,4}(?=\.|$)/, '.N'));
}
