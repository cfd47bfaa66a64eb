/**
 * Every number of the service, once. Source where none is named: the API reference of ECS 2014-05-26, as of the typed
 * SDK 7.11.6. Numbers that differ between editions of the API are in `editions.ts`.
 */
export const limits = {
  /** Bytes in the service's KB. */
  kilobyte: 1024,
  /** Above this many bytes of Base64 a warning: editions up to 2021 stop there. */
  warnAboveBase64Bytes: 16 * 1024,
  /** Two runs of a cron schedule, in seconds (page of 2019; still in force). */
  cronGapSeconds: 10,
  /** rate(…), in seconds: 60 s to 7 days. */
  rateSeconds: { min: 60, max: 7 * 24 * 3600 },
  /** Timeout of a run, in seconds; the upper limit is not documented. */
  timeoutSeconds: { min: 10, whenUnset: 60 },
  /** Characters. */
  workingDir: 200,
  username: 255,
  windowsPasswordName: 255,
  clientToken: 64,
  /** Bytes (the page says 1 KB). */
  launcher: 1024,
  /** Tags of an invocation; two of the twenty carry the run. */
  invocationTags: { service: 20, ours: 2, key: 64, value: 128 },
  /** SendFile: characters of name, directory, owner or group and description; bytes of Base64; instances in one call. */
  file: { name: 255, targetDir: 255, owner: 64, description: 512, contentBytes: 32 * 1024, instances: 50 },
} as const;
