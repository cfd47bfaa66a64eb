import type { Edition } from '../../domain/editions.ts';
import {
  checkParameters,
  type Parameter,
  parameter,
  parseAssignment,
  parseParametersJson,
} from '../../domain/parameters.ts';
import { text } from '../../domain/text.ts';
import type { Objection } from '../../domain/violation.ts';
import type { Findings } from '../findings.ts';
import type { Value } from '../given.ts';
import type { Sources } from '../sources.ts';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The custom parameters from all their flags. Whatever did not stand on the line itself is secret. A value is never
 * quoted in a complaint: it may be a password in the wrong place.
 */
export async function readParameters(
  findings: Findings,
  sources: Sources,
  env: Env,
  edition: Edition,
): Promise<readonly Parameter[]> {
  const { given } = findings;
  const all: Parameter[] = [];
  for (const { name, value, from } of assignments(findings, 'param', 'name=value')) {
    all.push(parameter(name, value, from === 'environment'));
  }
  for (const { name, value: variable } of assignments(findings, 'param-env', 'name=VARIABLE')) {
    const value = env[variable];
    if (value === undefined) findings.object('param-env', `${name}=${variable}`, unset(variable));
    else all.push(parameter(name, value, true));
  }
  for (const { name, value: place } of assignments(findings, 'param-file', 'name=path')) {
    const content = await findings.reading(sources.text(place));
    if (content === null) continue;
    // The line end that editors and `echo` put last is not part of the value.
    all.push(parameter(name, content.replace(/\r?\n$/, ''), true));
  }
  for (const value of given.all('params')) {
    const source = value.text.startsWith('@') ? await findings.reading(sources.text(value.text.slice(1))) : value.text;
    if (source === null) continue;
    const hidden = value.text.startsWith('@') || value.from === 'environment';
    all.push(...(findings.take('params', null, parseParametersJson(source, hidden)) ?? []));
  }
  const used = ['param', 'param-env', 'param-file', 'params'].filter((name) => given.all(name).length > 0);
  const spelled = used.map(given.spelled).join(', ');
  return findings.takeFrom(spelled, checkParameters(all, edition)) ?? [];
}

function assignments(findings: Findings, flag: string, form: string) {
  return findings.given.all(flag).flatMap((given: Value) => {
    const parsed = findings.take(flag, null, parseAssignment(given.text, form));
    return parsed === null ? [] : [{ ...parsed, from: given.from }];
  });
}

function unset(variable: string): Objection {
  return {
    rule: 'variable-unset',
    why:
      variable === ''
        ? text('No environment variable is named.', '没有写环境变量名。')
        : text(`The environment variable ${variable} is not set.`, `环境变量 ${variable} 未设置。`),
    fix: text('Set it and export it, or correct its name.', '请设置并导出该变量，或更正变量名。'),
  };
}
