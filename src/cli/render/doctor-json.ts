import type { CallProblem } from '../../api/call-problem.ts';
import { ConfigurationProblem } from '../../api/configuration-problem.ts';
import { checkTitles } from '../doctor/check.ts';
import { isAllowed, kindOf } from '../doctor/service-checks.ts';
import type { DoctorReport } from './doctor.ts';
import { type Document, noteObject, schema } from './json.ts';

/** What `doctor` found. */
export function doctorDocument({ place, found, checks, exit }: DoctorReport): Document {
  const { edition, region, endpoint, way, sources, notes } = place;
  return {
    schema,
    kind: 'doctor',
    edition: edition.name,
    region: region.checked.ok ? region.checked.value : null,
    endpoint,
    proxy: way === null || way instanceof ConfigurationProblem ? null : way.proxy,
    clockOffsetSeconds: found.clockOffset,
    checks: checks.map(({ id, state, evidence, details, fix, exit: own }) => ({
      id,
      title: checkTitles[id].en,
      state,
      evidence: evidence.en,
      details: details.map((detail) => ({ state: detail.state, text: detail.words.en })),
      fix: fix.en,
      exit: own,
    })),
    sources: sources.map(({ id, name, state, words }) => ({ id, name: name.en, state, why: words.en })),
    permissions: (found.access?.reads ?? []).map(({ action, problem }) => ({
      action,
      outcome: outcomeOf(problem),
      code: problem?.code ?? '',
    })),
    problems: checks.filter(({ state }) => state === 'failed').length,
    notes: notes.map(noteObject),
    exit,
  };
}

function outcomeOf(problem: CallProblem | null): 'allowed' | 'denied' | 'unknown' {
  if (problem === null || isAllowed(problem)) return 'allowed';
  return kindOf(problem) === 'permission' ? 'denied' : 'unknown';
}
