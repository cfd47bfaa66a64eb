import { type ParametersOfActions, parametersOf2018, parametersOf2019, parametersToday } from './edition-parameters.ts';
import type { AnswerObject } from './envelope.ts';
import { type ErrorCode, type ErrorRow, errorRow } from './errors.ts';
import { MissingParameter, type Refusal } from './refusal.ts';

export type EditionName = '2018' | '2019' | 'current';
export type RowKind = 'invocation' | 'invokeInstance' | 'result' | 'command' | 'agent';

/**
 * The published forms of the API, as rows of one table. Everything in which they differ is here; the rest of the
 * emulator asks the row. It is read off the published pages independently of the client's table.
 */
export interface Edition {
  readonly name: EditionName;
  /** The actions it has, with their parameters. */
  readonly parameters: ParametersOfActions;
  /** Accepted without effect by actions that change something, as the service does with what it has not heard of. */
  readonly ignores: readonly string[];
  readonly invoke: {
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
  /** Characters of a command's name and of its description. */
  readonly commandTexts: { readonly name: number; readonly description: number };
  /** Commands kept in one region; invocations of one region in one day, null where no page states a number. */
  readonly quotas: Quotas;
  /** ModifyCommand changes the content; today it is accepted without effect. */
  readonly modifiesContent: boolean;
  /** Instances of one StopInvocation. */
  readonly stopsAtMost: number;
  /** DescribeCloudAssistantStatus: instances of one call; whether one may name none, and turn the pages of all. */
  readonly agents: { readonly atMost: number; readonly pages: boolean };
  readonly clientTokens: boolean;
  /** DescribeInvocations shows the content of a command with the parameters of the run filled in. */
  readonly showsFilledContent: boolean;
  /** MaxResults and NextToken beside PageNumber and PageSize. */
  readonly pagesByToken: boolean;
  readonly schedule: {
    /** Years, zones, rate(…) and at(…). */
    readonly extended: boolean;
    /** What a cron without a zone is relative to. */
    readonly base: 'GMT+8:00' | 'UTC' | 'instance';
  };
  /** Timeout of a stored command: its names on the wire, its value when absent, and what less is raised to; in seconds. */
  readonly createTimeout: {
    readonly parameters: readonly ('Timeout' | 'TimeOut')[];
    readonly seconds: number;
    readonly least: number;
  };
  /** The fields of each kind of row in an answer; null: all there are. */
  readonly fields: Readonly<Record<RowKind, readonly string[]>> | null;
  readonly wording: Readonly<Record<string, ErrorRow>>;
  /** Codes that had another name. */
  readonly renamed: Readonly<Record<string, ErrorCode>>;
  readonly missing: (parameter: string) => { readonly code: string; readonly row: ErrorRow };
}

export interface Quotas {
  readonly commands: number;
  readonly invocationsPerDay: number | null;
}

const kilobyte = 1024;

/** [doc] The answers' rows as the pages of 2019-06 show them; what came later is left out. */
const olderFields = {
  invocation: ['InvokeId', 'CommandId', 'CommandName', 'CommandType', 'Timed', 'Frequency', 'InvokeStatus'],
  invokeInstance: ['InstanceId', 'InstanceInvokeStatus'],
  result: ['InvokeId', 'CommandId', 'InstanceId', 'InvokeRecordStatus', 'ExitCode', 'Output', 'FinishedTime'],
  command: ['CommandId', 'Name', 'Type', 'Description', 'CommandContent', 'WorkingDir', 'Timeout', 'CreationTime'],
  agent: ['InstanceId', 'CloudAssistantStatus', 'CloudAssistantVersion'],
};

/** [doc, assumed] What both older pages have in common; no code is documented for some of it. */
const older = {
  ignores: ['ClientToken'],
  invoke: {
    timedDecides: true,
    checksSystemAtCall: false,
    needsVpc: true,
  },
  agents: { atMost: 50, pages: false },
  contentBytes: 16 * kilobyte,
  modifiesContent: true,
  showsFilledContent: true,
  clientTokens: false,
  pagesByToken: false,
} as const;

/** [doc] Refusals that had another HTTP status on both older pages. */
const olderWording: Edition['wording'] = {
  'InvalidParam.Frequency': [403, 'The specified frequency is invalid.'],
  'InvalidParam.PageNumber': [403, 'The specified parameter is invalid.'],
  'InvalidParam.PageSize': [403, 'The specified parameter is invalid.'],
};

/** [doc] Today's gateway. */
const missingToday: Edition['missing'] = (parameter) => ({
  code: `Missing${parameter}`,
  row: [400, `${parameter} is mandatory for this action.`],
});

export const editions: Readonly<Record<EditionName, Edition>> = {
  '2018': {
    ...older,
    name: '2018',
    parameters: parametersOf2018,
    invoke: {
      ...older.invoke,
      instanceParameter: 'InstanceIds',
      instancesAtMost: 100,
      checksTargetsAtCall: true,
    },
    commandTexts: { name: 30, description: 100 },
    quotas: { commands: 100, invocationsPerDay: null },
    stopsAtMost: 100,
    createTimeout: { parameters: ['TimeOut'], seconds: 3600, least: 60 },
    schedule: { extended: false, base: 'GMT+8:00' },
    fields: olderFields,
    wording: {
      ...olderWording,
      'InvalidCmdId.NotFound': [404, 'The specified commandId does not exist.'],
      'InvalidInstance.NotFound': [404, 'The specified instances does not exist.'],
      'InvalidRegionId.NotFound': [404, 'The RegionId provided does not exist in our items.'],
      'InternalError.Dispatch': [500, 'An internal error occurred when dispatching your request.'],
      'InvalidInvokeId.NotFound': [400, 'The specified invoke ID does not exist.'],
    },
    renamed: {
      'MissingParam.Frequency': 'MissingParameter.Frequency',
      'CmdContent.DecodeError': 'Invalid.CommandContent',
    },
    missing: (parameter) => ({
      code: `MissingParameter.${parameter}`,
      row: [400, `The input parameter “${parameter}” that is mandatory for processing this request is not supplied.`],
    }),
  },
  '2019': {
    ...older,
    name: '2019',
    parameters: parametersOf2019,
    invoke: {
      ...older.invoke,
      instanceParameter: 'InstanceId',
      instancesAtMost: 50,
      checksTargetsAtCall: false,
    },
    commandTexts: { name: 128, description: 512 },
    quotas: { commands: 100, invocationsPerDay: 5_000 },
    stopsAtMost: 50,
    // [doc] The Chinese pages of that year write Timeout, the English ones TimeOut.
    createTimeout: { parameters: ['TimeOut', 'Timeout'], seconds: 3600, least: 0 },
    schedule: { extended: false, base: 'UTC' },
    fields: {
      ...olderFields,
      invocation: [...olderFields.invocation, 'CommandContent', 'Parameters'],
      command: [...olderFields.command, 'EnableParameter', 'ParameterNames'],
    },
    wording: {
      ...olderWording,
      'CmdParam.EmptyKey': [403, 'You must specify the parameter names.'],
      'CmdParam.InvalidParamName': [403, errorRow('CmdParam.InvalidParamName')[1]],
      'InvalidCmdType.NotFound': [403, 'The specified command type does not exist.'],
      'MissingParam.Frequency': [403, 'The frequency must be specified when you create a timed task.'],
      'Parameter.Disabled': [
        404,
        'Parameters cannot be passed in when the command customization function is disabled.',
      ],
    },
    renamed: {},
    missing: missingToday,
  },
  current: {
    name: 'current',
    parameters: parametersToday,
    ignores: [],
    invoke: {
      instanceParameter: 'InstanceId',
      instancesAtMost: 100,
      timedDecides: false,
      checksTargetsAtCall: false,
      checksSystemAtCall: true,
      needsVpc: false,
    },
    contentBytes: 24 * kilobyte,
    commandTexts: { name: 128, description: 512 },
    quotas: { commands: 500, invocationsPerDay: null },
    modifiesContent: false,
    showsFilledContent: false,
    stopsAtMost: 50,
    agents: { atMost: 100, pages: true },
    clientTokens: true,
    pagesByToken: true,
    schedule: { extended: true, base: 'instance' },
    createTimeout: { parameters: ['Timeout'], seconds: 60, least: 0 },
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
  // A fault may name any code, also one that every object has a member of.
  const code = Object.hasOwn(edition.renamed, refusal.code) ? edition.renamed[refusal.code]! : refusal.code;
  const [status, message] = Object.hasOwn(edition.wording, code) ? edition.wording[code]! : errorRow(code);
  return { code, status, message: refusal.detail ?? message };
}
