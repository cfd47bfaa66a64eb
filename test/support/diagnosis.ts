import assert from 'node:assert/strict';
import { documents } from './documents.ts';
import type { Ended } from './journey.ts';

export interface Diagnosed {
  readonly code: number | string;
  /** State and evidence of each check, by its ID. */
  state(id: string): string | undefined;
  evidence(id: string): string;
  fix(id: string): string;
  /** The IDs of what failed, in order. */
  readonly failed: readonly string[];
  readonly whole: {
    readonly clockOffsetSeconds: number | null;
    readonly proxy: string | null;
    readonly sources: readonly { readonly id: string; readonly state: string }[];
    readonly permissions: readonly { readonly action: string; readonly outcome: string; readonly code: string }[];
    readonly exit: { readonly code: number; readonly reason: string };
    readonly problems: number;
  };
}

interface CheckObject {
  readonly id: string;
  readonly state: string;
  readonly evidence: string;
  readonly fix: readonly string[];
}

/** What `doctor -o json` found; the document follows the schema, and standard error is empty. */
export function diagnosed({ code, stdout, stderr }: Ended): Diagnosed {
  assert.equal(stderr, '');
  const [whole] = documents(stdout);
  const checks: readonly CheckObject[] = whole.checks;
  const of = (id: string) => checks.find((check) => check.id === id);
  assert.equal(whole.exit.code, code);
  return {
    code,
    whole,
    state: (id) => of(id)?.state,
    evidence: (id) => of(id)?.evidence ?? '',
    fix: (id) => (of(id)?.fix ?? []).join('\n'),
    failed: checks.filter(({ state }) => state === 'failed').map(({ id }) => id),
  };
}
