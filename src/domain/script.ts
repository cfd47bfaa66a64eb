/** The kinds of script that Cloud Assistant runs. */
export const scriptTypes = ['RunShellScript', 'RunPowerShellScript', 'RunBatScript'] as const;
export type ScriptType = (typeof scriptTypes)[number];

export interface Script {
  readonly type: ScriptType;
  readonly content: Buffer;
}
