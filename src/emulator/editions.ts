import type { AnswerObject } from './envelope.ts';
import { type ErrorRow, errorRow } from './errors.ts';
import { MissingParameter, type Refusal } from './refusal.ts';

export type EditionName = '2018' | '2019' | 'current';
export type RowKind = 'invocation' | 'invokeInstance' | 'result' | 'command';

/**
 * The published forms of the API, as rows of one table. Everything in which they differ is here; the rest of the
 * emulator asks the row. It is read off the published pages independently of the client's table.
 */
export interface Edition {
  readonly name: EditionName;
  readonly invoke: {
    /** Parameters of InvokeCommand. `X.N` is a numbered list. */
    readonly takes: readonly string[];
    /** Accepted without effect, as the service does with what it has not heard of. */
    readonly ignores: readonly string[];
    readonly instanceParameter: 'InstanceIds' | 'InstanceId';
    readonly instancesAtMost: number;
    /** A Frequency counts only together with Timed=true; Timed=true needs one. */
    readonly timedDecides: boolean;
    /** Network, state and agent of every target are looked at before the call is accepted. */
    readonly checksTargetsAtCall: boolean;
    /** A command for another system than the target's is refused at the call; else it is that target's result. */
    readonly checksSystemAtCall: boolean;
    /** Only instances in a VPC can run a command. */
    readonly needsVpc: boolean;
  };
  /** Base64(content) + Base64(Parameters) of a command, in bytes. */
  readonly contentBytes: number;
  readonly clientTokens: boolean;
  readonly schedule: {
    /** Years, zones, rate(…) and at(…). */
    readonly extended: boolean;
    /** What a cron without a zone is relative to. */
    readonly base: 'GMT+8:00' | 'UTC' | 'instance';
  };
  /** Timeout of CreateCommand: its name on the wire and its value when absent, in seconds. */
  readonly createTimeout: { readonly parameter: 'Timeout' | 'TimeOut'; readonly seconds: number };
  /** The fields of each kind of row in an answer; null: all there are. */
  readonly fields: Readonly<Record<RowKind, readonly string[]>> | null;
  readonly wording: Readonly<Record<string, ErrorRow>>;
  /** Codes that had another name. */
  readonly renamed: Readonly<Record<string, string>>;
  readonly missing: (parameter: string) => { readonly code: string; readonly row: ErrorRow };
}

const kilobyte = 1024;

/** [doc] The answers' rows as the pages of 2019-06 show them; what came later is left out. */
const olderFields = {
  invocation: ['InvokeId', 'CommandId', 'CommandName', 'CommandType', 'Timed', 'Frequency', 'InvokeStatus'],
  invokeInstance: ['InstanceId', 'InstanceInvokeStatus'],
  result: ['InvokeId', 'CommandId', 'InstanceId', 'InvokeRecordStatus', 'ExitCode', 'Output', 'FinishedTime'],
  command: ['CommandId', 'Name', 'Type', 'Description', 'CommandContent', 'WorkingDir', 'Timeout', 'CreationTime'],
};

/** [doc, assumed] What both older pages have in common; no code is documented for some of it. */
const older = {
  invoke: {
    ignores: ['ClientToken'],
    timedDecides: true,
    checksSystemAtCall: false,
    needsVpc: true,
  },
  contentBytes: 16 * kilobyte,
  clientTokens: false,
  createTimeout: { parameter: 'TimeOut', seconds: 3600 },
} as const;

/** [doc] Today's gateway. */
const missingToday: Edition['missing'] = (parameter) => ({
  code: `Missing${parameter}`,
  row: [400, `${parameter} is mandatory for this action.`],
});

export const editions: Readonly<Record<EditionName, Edition>> = {
  '2018': {
    ...older,
    name: '2018',
    invoke: {
      ...older.invoke,
      takes: ['RegionId', 'InstanceIds', 'CommandId', 'Timed', 'Frequency'],
      instanceParameter: 'InstanceIds',
      instancesAtMost: 100,
      checksTargetsAtCall: true,
    },
    schedule: { extended: false, base: 'GMT+8:00' },
    fields: olderFields,
    wording: {
      'InvalidInstance.NoClient': [400, 'The specified instances have no cloud assistant client installed.'],
      'InvalidInstance.NotVpc': [400, 'The specified instances must be VPC instances.'],
      InvalidInstanceStatus: [400, 'The specified instance’s status can not execute this operation'],
      'MissingParameter.Frequency': [400, 'The frequency parameter must exist when create a timed Invocation.'],
      'InvalidCmdId.NotFound': [404, 'The specified commandId does not exist.'],
      'InvalidInstance.NotFound': [404, 'The specified instances does not exist.'],
      'InvalidRegionId.NotFound': [404, 'The RegionId provided does not exist in our items.'],
      'InternalError.Dispatch': [500, 'An internal error occurred when dispatching your request.'],
      'InvalidInvokeId.NotFound': [400, 'The specified invoke ID does not exist.'],
      'InvalidParam.Frequency': [403, 'The specified frequency is invalid.'],
    },
    renamed: { 'MissingParam.Frequency': 'MissingParameter.Frequency' },
    missing: (parameter) => ({
      code: `MissingParameter.${parameter}`,
      row: [400, `The input parameter “${parameter}” that is mandatory for processing this request is not supplied.`],
    }),
  },
  '2019': {
    ...older,
    name: '2019',
    invoke: {
      ...older.invoke,
      takes: ['RegionId', 'CommandId', 'InstanceId.N', 'Frequency', 'Parameters', 'Timed'],
      instanceParameter: 'InstanceId',
      instancesAtMost: 50,
      checksTargetsAtCall: false,
    },
    schedule: { extended: false, base: 'UTC' },
    fields: {
      ...olderFields,
      invocation: [...olderFields.invocation, 'Parameters'],
      command: [...olderFields.command, 'EnableParameter', 'ParameterNames'],
    },
    wording: {
      'MissingParam.Frequency': [403, 'The frequency must be specified when you create a timed task.'],
      'Parameter.Disabled': [
        404,
        'Parameters cannot be passed in when the command customization function is disabled.',
      ],
      'InvalidParam.Frequency': [403, 'The specified frequency is invalid.'],
    },
    renamed: {},
    missing: missingToday,
  },
  current: {
    name: 'current',
    invoke: {
      takes: [
        ...['RegionId', 'CommandId', 'InstanceId.N', 'ResourceTag.N.Key', 'ResourceTag.N.Value', 'RepeatMode', 'Timed'],
        ...['Frequency', 'Parameters', 'Timeout', 'WorkingDir', 'Username', 'WindowsPasswordName', 'ContainerId'],
        ...['ContainerName', 'TerminationMode', 'Launcher', 'OssOutputDelivery', 'Tag.N.Key', 'Tag.N.Value'],
        ...['ResourceGroupId', 'ClientToken'],
      ],
      ignores: [],
      instanceParameter: 'InstanceId',
      instancesAtMost: 100,
      timedDecides: false,
      checksTargetsAtCall: false,
      checksSystemAtCall: true,
      needsVpc: false,
    },
    contentBytes: 24 * kilobyte,
    clientTokens: true,
    schedule: { extended: true, base: 'instance' },
    createTimeout: { parameter: 'Timeout', seconds: 60 },
    fields: null,
    wording: {},
    renamed: {},
    missing: missingToday,
  },
};

/** Whether the edition's rows of a kind have the field. */
export function hasField(edition: Edition, kind: RowKind, field: string): boolean {
  return edition.fields?.[kind].includes(field) ?? true;
}

/** The row with the fields the edition has. */
export function fieldsOf(edition: Edition, kind: RowKind, row: AnswerObject): AnswerObject {
  if (edition.fields === null) return row;
  return Object.fromEntries(Object.entries(row).filter(([field]) => hasField(edition, kind, field)));
}

/** Code, HTTP status and message of a refusal, in the words of an edition. */
export function worded(refusal: Refusal, edition: Edition): { code: string; status: number; message: string } {
  if (refusal instanceof MissingParameter) {
    const { code, row } = edition.missing(refusal.parameter);
    return { code, status: row[0], message: row[1] };
  }
  const code = edition.renamed[refusal.code] ?? refusal.code;
  const [status, message] = edition.wording[code] ?? errorRow(code);
  return { code, status, message: refusal.detail ?? message };
}
