import { parseSchedule } from '../domain/schedule.ts';
import { commandTypes } from './commands.ts';
import {
  type Check,
  isFlag,
  isMoment,
  isNumber,
  isObject,
  isOneOf,
  isText,
  listOf,
  orAbsent,
  orNull,
  type Shape,
  type Shapes,
  withMembers,
} from './data/shape.ts';
import { powerStates } from './fleet.ts';
import { repeatModes, terminationModes } from './invocation.ts';

/**
 * How what an emulator keeps must look, so that a file somebody else has changed is refused as such, with its line,
 * before anything is built from it. Each is the twin of the record that its module writes.
 */

const tags = listOf(withMembers({ key: isText, value: isText }));

const command = withMembers({
  ...{ regionId: isText, name: isText, type: isOneOf(...commandTypes), description: isText, content: isText },
  ...{ workingDir: isText, timeout: isNumber, enableParameter: isFlag, parameterNames: listOf(isText) },
  ...{ parameterDefinitions: listOf(withMembers({ parameterName: isText })), launcher: isText, tags },
  ...{ createdAt: isMoment, invokeTimes: isNumber, number: isNumber },
});

const invocationMembers = withMembers({
  ...{ regionId: isText, repeatMode: isOneOf(...repeatModes), frequency: isText, launcher: isText },
  ...{ needsNewerAgent: isFlag, timeout: isNumber, workingDir: isText, username: isText },
  ...{ terminationMode: isOneOf(...terminationModes), parameters: isText, script: isText, tags },
  ...{ clientToken: orNull(isText), commandId: isText, command, createdAt: isMoment, instanceIds: listOf(isText) },
  number: isNumber,
});

/** One that repeats itself by a schedule needs one that can be read. */
const invocation: Check = (value) => {
  if (!invocationMembers(value)) return false;
  const { repeatMode, frequency } = value as { repeatMode: string; frequency: string };
  return repeatMode !== 'Period' || parseSchedule(frequency).ok;
};

const taskStatus = isOneOf(
  ...['Pending', 'Scheduled', 'Running', 'Stopping', 'Success', 'Failed'],
  ...['Invalid', 'Aborted', 'Timeout', 'Error', 'Cancelled', 'Terminated'],
);
const task = withMembers({
  ...{ status: taskStatus, updatedAt: isMoment, stoppedAt: orNull(isMoment), repeats: orAbsent(isNumber) },
});
const run = withMembers({
  ...{ status: taskStatus, startedAt: orNull(isMoment), finishedAt: orNull(isMoment), exitCode: orNull(isNumber) },
  ...{ errorCode: isText, errorDetail: orNull(isText), output: isText, bytes: isNumber },
});

const sending = withMembers({
  ...{ regionId: isText, name: isText, targetDir: isText, content: isText },
  ...{ contentType: isOneOf('PlainText', 'Base64'), description: isText, owner: isText, group: isText, mode: isText },
  ...{ overwrite: isFlag, timeout: isNumber, tags, createdAt: isMoment, instanceIds: listOf(isText), number: isNumber },
});
const file = withMembers({
  ...{ status: taskStatus, errorCode: isText, errorInfo: isText },
  ...{ startedAt: orNull(isMoment), finishedAt: orNull(isMoment), updatedAt: isMoment },
});

const token = withMembers({ fingerprint: isText, answer: isObject, until: isNumber });
const start = withMembers({
  ...{ invokeId: isText, instanceId: isText, pid: isNumber, simulated: isFlag, startedAt: isMoment },
  ...{ clientToken: orNull(isText), tags, exitCode: orNull(isNumber), bytes: isNumber },
});

const anyKey = /^.+$/s;
const numberKey = /^\d+$/;

/** Of `state.log`. */
export const stateShapes: Shapes = new Map<string, Shape>([
  ['fleet', { rest: anyKey, isValue: isMoment }],
  ['clock', { rest: anyKey, isValue: isMoment }],
  ['power', { rest: anyKey, isValue: isOneOf(...powerStates) }],
  ['command', { rest: anyKey, isValue: orNull(command) }],
  ['invocation', { rest: anyKey, isValue: invocation }],
  ['task', { rest: /^[^/]+\/[^/]+$/, isValue: task }],
  ['run', { rest: /^[^/]+\/[^/]+\/\d+$/, isValue: run }],
  ['sending', { rest: anyKey, isValue: sending }],
  ['file', { rest: /^[^/]+\/[^/]+$/, isValue: file }],
  ['token', { rest: anyKey, isValue: token }],
  ['start', { rest: numberKey, isValue: start }],
]);

/** Of `processes.log`. */
export const processShapes: Shapes = new Map<string, Shape>([
  ['marker', { rest: anyKey, isValue: isText }],
  ['group', { rest: numberKey, isValue: withMembers({ marker: isText, started: isText, boot: isText }) }],
]);
