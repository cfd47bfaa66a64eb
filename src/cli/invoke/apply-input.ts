import { isDeepStrictEqual } from 'node:util';
import { parseInvocationTags } from '../../domain/run-options.ts';
import { changesSince } from '../../usecases/plan-changes.ts';
import { planCalls } from '../../usecases/run-input.ts';
import { frozenCalls, type RunPlan } from '../../usecases/run-plan.ts';
import { inputOf, type Seal } from '../../usecases/run-record.ts';
import type { Identity } from '../../usecases/stored-run.ts';
import type { Context } from '../context.ts';
import type { Findings } from '../findings.ts';
import type { Given } from '../given.ts';
import { recalled } from '../identity.ts';
import { changed, cutOtherwise, differsNow, missingAgain, otherThanPlanned } from '../render/plan-objections.ts';
import { readParameters } from './parameters.ts';
import { type Completion, type Prepared, prepare, type Reading } from './prepare.ts';

/**
 * One line of `apply`: the frozen run with its secrets given again, under the run ID of the plan. `identity`: as whom it
 * was applied here before.
 */
export function prepareApply(
  context: Context,
  plan: RunPlan,
  seal: Seal,
  identity: Identity | null,
): Promise<Prepared> {
  const { run } = plan;
  return prepare(
    context,
    async (findings, edition, { sources, env }): Promise<Reading> => {
      refuseOther(findings, 'region', run.regionId);
      refuseOther(findings, 'edition', run.edition);
      const parameters = await readParameters(findings, sources, env, edition);
      const tags = findings.take(
        'invocation-tag',
        null,
        parseInvocationTags(findings.given.all('invocation-tag').map(({ text }) => text)),
      );
      const content = plan.source === null ? null : await findings.reading(sources.bytes(plan.source));
      if (findings.violations.length + findings.unreadable.length > 0) return { input: null, completion: null };
      const { input, missing, differing } = inputOf(run, { parameters, tags: tags ?? [], content }, seal);
      for (const part of missing) findings.violations.push({ flag: '<plan>', given: null, ...missingAgain(part) });
      for (const part of differing) findings.violations.push({ flag: '<plan>', given: null, ...differsNow(part) });
      if (!isDeepStrictEqual(frozenCalls(planCalls(input)), plan.calls)) {
        findings.violations.push({ flag: '<plan>', given: null, ...cutOtherwise });
      }
      if (findings.violations.length > 0) return { input: null, completion: null };
      // It may have been applied before, by another process or on another machine.
      const delivery = { ...input.delivery, mayBeRepeated: true };
      const whole = { selection: null, skipUnfit: false, several: true };
      return { input: { ...input, delivery, ...whole }, completion: unchanged(plan) };
    },
    (given) => asPlanned(identity === null ? given : recalled(given, identity), plan),
  );
}

/** Asked when there is a connection: what the plan froze is as it was. */
function unchanged(plan: RunPlan): Completion {
  return async (input, findings, ports) => {
    const answer = await changesSince(plan, ports);
    if (!answer.ok) return answer;
    for (const change of answer.value) findings.violations.push({ flag: '<plan>', given: null, ...changed(change) });
    return { ok: true, value: input };
  };
}

function refuseOther(findings: Findings, flag: 'region' | 'edition', planned: string): void {
  const value = findings.given.one(flag);
  if (value !== null && value.text !== planned) findings.object(flag, value.text, otherThanPlanned(planned));
}

/** Region and edition are those of the plan, whatever variables and profiles say; it is waited for as planned. */
function asPlanned(given: Given, { run }: RunPlan): Given {
  const planned: Readonly<Record<string, string>> = { region: run.regionId, edition: run.edition };
  const one: Given['one'] = (name) => {
    const value = given.one(name);
    const text = planned[name];
    return text === undefined || value?.from === 'flag' ? value : { text, from: 'flag' };
  };
  return {
    ...given,
    one,
    all: (name) => (name in planned ? [one(name)].filter((value) => value !== null) : given.all(name)),
    on: (name) => given.on(name) || (name === 'wait' && run.wait !== null),
  };
}
