import { creatingActions, emulatedActions } from './emulated.ts';
import { type Fault, faultMistake, faultPhases, isHiding } from './fault.ts';
import { effectSpec, parseEffect } from './fault-effect.ts';
import { nearMiss } from './near-miss.ts';
import { type Text, text } from './text.ts';
import { accepted, type Checked, type Objection, refused } from './violation.ts';

/**
 * A fault in one word: `<action>:<calls>[:<phase>][:<instance>]:<effect>`, such as `InvokeCommand:1:after-commit:reset`,
 * `DescribeInvocationResults:*:latency=500ms`, `*:2-3:i-web1:code=Throttling.User`.
 */
export function parseFault(spec: string): Checked<Fault> {
  const parts = spec.trim().split(':');
  const [action = '', calls = '', ...rest] = parts;
  if (rest.length === 0) return refused(notAFault);
  const places = rest.slice(0, placesIn(rest));
  const effect = parseEffect(rest.slice(places.length).join(':'));
  const objections: Objection[] = effect.ok ? [] : [...effect.objections];
  if (!/^(\*|[A-Z][A-Za-z]{1,63})$/.test(action)) objections.push(notAnAction(action));
  else if (action !== '*' && !served.includes(action)) objections.push(notServed(action));
  else if (effect.ok && isHiding(effect.value) && action !== '*' && !creatingActions.includes(action)) {
    objections.push(nothingToHide(action));
  }
  const range = parseCalls(calls);
  if (range === null) objections.push(notCalls(calls));
  const phases = faultPhases.filter((phase) => places.includes(phase));
  const instances = places.filter(isInstance);
  if (phases.length > 1 || instances.length > 1) objections.push(twice);
  if (objections.length > 0 || !effect.ok) return refused(...objections);
  const fault: Fault = {
    action,
    ...(range !== 'all' && { calls: range! }),
    ...(instances[0] !== undefined && { instanceId: instances[0] }),
    ...(phases[0] !== undefined && { phase: phases[0] }),
    effect: effect.value,
  };
  const mistake = faultMistake(fault);
  return mistake === null ? accepted(fault) : refused({ rule: 'fault-phase', ...mistakes[mistake] });
}

const served: readonly string[] = emulatedActions;

/** As `parseFault` reads it. What only a program can say (`times`, a body's text) is left out. */
export function faultSpec({ action, calls, phase, instanceId, effect }: Fault): string {
  const which = calls === undefined ? '*' : typeof calls === 'number' ? String(calls) : spanSpec(calls);
  return [action, which, ...(phase ? [phase] : []), ...(instanceId ? [instanceId] : []), effectSpec(effect)].join(':');
}

function spanSpec([from, to]: readonly [number, number]): string {
  return to === Number.POSITIVE_INFINITY ? `${from}-` : `${from}-${to}`;
}

/** How many of the words behind the calls say where; the effect is what follows them. */
function placesIn(words: readonly string[]): number {
  const at = words.findIndex((word) => !(faultPhases as readonly string[]).includes(word) && !isInstance(word));
  return at < 0 ? words.length : at;
}

function isInstance(word: string): boolean {
  return /^m?i-[A-Za-z0-9]+$/.test(word);
}

/** `*`, `2`, `2-3`, `2-`; null when it is none of them. */
function parseCalls(word: string): 'all' | number | readonly [number, number] | null {
  if (word === '*') return 'all';
  const match = /^([1-9]\d{0,8})(?:(-)([1-9]\d{0,8})?)?$/.exec(word);
  if (!match) return null;
  const from = Number(match[1]);
  if (match[2] === undefined) return from;
  const to = match[3] === undefined ? Number.POSITIVE_INFINITY : Number(match[3]);
  return to < from ? null : [from, to];
}

const example = text(
  'For instance InvokeCommand:1:after-commit:reset or DescribeInvocationResults:*:latency=500ms.',
  '例如 InvokeCommand:1:after-commit:reset 或 DescribeInvocationResults:*:latency=500ms。',
);

const notAFault: Objection = {
  rule: 'fault',
  why: text(
    'A fault is <action>:<calls>[:<phase>][:<instance>]:<effect>.',
    '故障的写法为 <操作>:<第几次调用>[:<阶段>][:<实例>]:<效果>。',
  ),
  fix: example,
};

const twice: Objection = {
  rule: 'fault-place',
  why: text('A fault has one phase and one instance.', '一个故障只能有一个阶段和一个实例。'),
  fix: text('Add a fault for each.', '请分别添加故障。'),
};

function notAnAction(given: string): Objection {
  return {
    rule: 'fault-action',
    why: text(
      `The first part, ${quoted(given)}, is not the name of an action.`,
      `第一部分 ${quoted(given)} 不是操作名称。`,
    ),
    fix: text(
      'Write a name such as InvokeCommand, or * for every action.',
      '请写操作名称，如 InvokeCommand；* 表示全部操作。',
    ),
  };
}

/** Nobody would ever meet it. */
function notServed(action: string): Objection {
  const near = nearMiss(action, served);
  return {
    rule: 'fault-action',
    why: text(
      `The emulator does not serve ${action}, so this could never strike.`,
      `模拟器不支持 ${action}，该故障永远不会生效。`,
    ),
    fix: near
      ? text(`Did you mean ${near}?`, `是否想输入 ${near}？`)
      : text(`It serves ${served.join(', ')}.`, `它支持 ${served.join('、')}。`),
  };
}

function nothingToHide(action: string): Objection {
  return {
    rule: 'fault-hides',
    why: text(`${action} makes nothing that could be hidden.`, `${action} 不会产生可隐藏的内容。`),
    fix: text(
      `hide and unknown are for ${creatingActions.join(', ')}, or *.`,
      `hide 与 unknown 用于 ${creatingActions.join('、')}，或 *。`,
    ),
  };
}

function notCalls(given: string): Objection {
  return {
    rule: 'fault-calls',
    why: text(
      `The second part, ${quoted(given)}, does not say which calls.`,
      `第二部分 ${quoted(given)} 没有说明是第几次调用。`,
    ),
    fix: text('Write 1, 2-3, 2- (from the second on) or * (every one).', '请写 1、2-3、2-（第二次起）或 *（每一次）。'),
  };
}

const mistakes: Readonly<Record<NonNullable<ReturnType<typeof faultMistake>>, { why: Text; fix: Text }>> = {
  'phase-of-effect': {
    why: text('In the middle of an answer there is no other answer to give.', '应答已发出一部分，无法再改为其他应答。'),
    fix: text(
      'Use reset, close, hang, drip, latency or cut there.',
      '此阶段可用 reset、close、hang、drip、latency 或 cut。',
    ),
  },
  'answer-needs-answer': {
    why: text(
      'drip needs the phase headers or body, cut the phase body.',
      'drip 只能用于 headers 或 body 阶段，cut 只能用于 body 阶段。',
    ),
    fix: text('For instance InvokeCommand:1:body:cut.', '例如 InvokeCommand:1:body:cut。'),
  },
  'hides-after-commit': {
    why: text(
      'hide and unknown concern what was accepted, so their phase is after-commit.',
      'hide 与 unknown 针对已受理的请求，只能用于 after-commit 阶段。',
    ),
    fix: text('For instance InvokeCommand:1:hide=20s.', '例如 InvokeCommand:1:hide=20s。'),
  },
  'instance-before-read': {
    why: text('Before a request is read nobody knows its instances.', '请求读取之前无法得知其实例。'),
    fix: text('Leave out the instance, or use a later phase.', '请去掉实例，或使用之后的阶段。'),
  },
};

function quoted(given: string): string {
  return JSON.stringify(given.length > 40 ? `${given.slice(0, 37)}…` : given);
}
