import { limits } from './limits.ts';

/**
 * The published forms of the API that `--edition` chooses between: the page of 2018-11, the page of 2019-07 and today's.
 * Whatever differs between them is a column here; the code asks the row and has no branches of its own.
 */
export interface Edition {
  readonly name: EditionName;
  /** How the targets travel: `InstanceIds` is one JSON array, `InstanceId` is numbered from 1. */
  readonly instances: {
    readonly parameter: 'InstanceIds' | 'InstanceId';
    /** In one call, unless a batch size says otherwise. */
    readonly atMost: number;
    /** What a batch size may say. */
    readonly batchAtMost: number;
  };
  /** Every target has to be in a VPC (page of 2018: `InvalidInstance.NotVpc`). */
  readonly needsVpc: boolean;
  /** Custom parameters; null where the edition has none. `bytes` is of Base64(content) + Base64(Parameters). */
  readonly parameters: { readonly atMost: number; readonly nameLength: number; readonly bytes: number } | null;
  readonly schedule: {
    /** Forms of Frequency beside the six-field cron. */
    readonly rateAndAt: boolean;
    readonly yearAndZone: boolean;
    /** What a cron without a zone is relative to. */
    readonly base: 'UTC+8' | 'UTC' | 'instance';
  };
  /** Whether scripts and files can travel with a call (RunCommand, SendFile; since 2020). */
  readonly carriesContent: boolean;
  readonly storedCommands: StoredCommandRules;
  /** Timed is sent with a Frequency; later it has no effect, but does no harm. */
  readonly sendsRepeatMode: boolean;
  readonly sendsClientToken: boolean;
  readonly sendsTags: boolean;
  /**
   * What the Describe… actions know: how they page, ContentEncoding (else always Base64), commands with a Provider, the
   * past runs of a schedule.
   */
  readonly describe: {
    readonly pages: 'NextToken' | 'PageNumber';
    readonly contentEncoding: boolean;
    readonly publicCommands: boolean;
    /** DescribeCloudAssistantStatus: instances of one call, and rows of a page; null where it has no pages. */
    readonly agents: { readonly atOnce: number; readonly pageSize: number | null };
    readonly history: boolean;
  };
  /** Flags of `invoke` that this edition cannot express, by their long name. */
  readonly lacks: readonly string[];
  /** Where the end of one instance's run is read from. */
  readonly verdictFrom: 'InvokeRecordStatus' | 'InvocationStatus';
}

/** What CreateCommand, ModifyCommand and DescribeCommands take. */
export interface StoredCommandRules {
  /** Bytes of the content as Base64. */
  readonly contentBytes: number;
  /** Characters. */
  readonly nameLength: number;
  readonly descriptionLength: number;
  /** What the parameter is called on the wire, and the value, in seconds, that less is raised to. */
  readonly timeout: { readonly parameter: 'Timeout' | 'TimeOut'; readonly least: number };
  /** EnableParameter, and with it names in `{{…}}`. */
  readonly enableParameter: boolean;
  /** ContentEncoding of CreateCommand; without it the content is always Base64. */
  readonly contentEncoding: boolean;
  /** ModifyCommand changes the content; today it takes it without any effect. */
  readonly modifiesContent: boolean;
  /** Flags of `commands` that the edition cannot express, by their long name. */
  readonly lacks: readonly string[];
}

export const editionNames = ['2018', '2019', 'current'] as const;
export type EditionName = (typeof editionNames)[number];

const sinceThen = [
  'rehearse',
  'repeat-mode',
  'timeout',
  'user',
  'working-dir',
  'container-id',
  'container-name',
  'termination-mode',
  'launcher',
  'windows-password-name',
  'oss-output',
  'resource-group',
  'invocation-tag',
  'client-token',
] as const;

const olderStoredCommands = {
  contentBytes: 16 * limits.kilobyte,
  contentEncoding: false,
  modifiesContent: true,
  lacks: ['launcher', 'tag', 'resource-group', 'client-token', 'public'],
} as const;

const older = {
  carriesContent: false,
  sendsRepeatMode: false,
  sendsClientToken: false,
  sendsTags: false,
  describe: {
    pages: 'PageNumber',
    contentEncoding: false,
    publicCommands: false,
    history: false,
    agents: { atOnce: 50, pageSize: null },
  },
  verdictFrom: 'InvokeRecordStatus',
} as const;

export const editions: Readonly<Record<EditionName, Edition>> = {
  '2018': {
    ...older,
    name: '2018',
    instances: { parameter: 'InstanceIds', atMost: 100, batchAtMost: 100 },
    needsVpc: true,
    parameters: null,
    schedule: { rateAndAt: false, yearAndZone: false, base: 'UTC+8' },
    storedCommands: {
      ...olderStoredCommands,
      nameLength: 30,
      descriptionLength: 100,
      timeout: { parameter: 'TimeOut', least: 60 },
      enableParameter: false,
      lacks: [...olderStoredCommands.lacks, 'enable-parameter'],
    },
    lacks: [...sinceThen, 'timezone'],
  },
  '2019': {
    ...older,
    name: '2019',
    instances: { parameter: 'InstanceId', atMost: 50, batchAtMost: 50 },
    needsVpc: false,
    parameters: { atMost: 10, nameLength: 64, bytes: 16 * limits.kilobyte },
    schedule: { rateAndAt: false, yearAndZone: false, base: 'UTC' },
    storedCommands: {
      ...olderStoredCommands,
      nameLength: 128,
      descriptionLength: 512,
      timeout: { parameter: 'Timeout', least: 0 },
      enableParameter: true,
    },
    lacks: [...sinceThen, 'timezone'],
  },
  current: {
    name: 'current',
    // The service takes 100 today; a call without --batch stays at the documented 50.
    instances: { parameter: 'InstanceId', atMost: 50, batchAtMost: 100 },
    needsVpc: false,
    parameters: { atMost: 10, nameLength: 64, bytes: 24 * limits.kilobyte },
    schedule: { rateAndAt: true, yearAndZone: true, base: 'instance' },
    carriesContent: true,
    storedCommands: {
      contentBytes: 24 * limits.kilobyte,
      nameLength: 128,
      descriptionLength: 512,
      timeout: { parameter: 'Timeout', least: 0 },
      enableParameter: true,
      contentEncoding: true,
      modifiesContent: false,
      lacks: [],
    },
    sendsRepeatMode: true,
    sendsClientToken: true,
    sendsTags: true,
    describe: {
      pages: 'NextToken',
      contentEncoding: true,
      publicCommands: true,
      history: true,
      agents: { atOnce: 100, pageSize: 50 },
    },
    lacks: [],
    verdictFrom: 'InvocationStatus',
  },
};
