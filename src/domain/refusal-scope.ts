/**
 * Whether a refusal would strike every other call of the same kind too: who asks, from where, when, and how often. Any
 * other code is about what was asked for, which the next call may ask for better (codes: sections 3.8 and 4 of the API
 * reference, ClientToken and quota codes included).
 */
export function strikesEveryCall(code: string): boolean {
  return everyCall.test(code);
}

const everyCall =
  /^(?:(?:Rejected\.)?Throttling|Forbidden|NoPermission|Signature|IncompleteSignature|InvalidAccessKey|InvalidSecurityToken|MissingSecurityToken|InvalidTimeStamp|InvalidSignature|Invocation\.ExceedQuota|InvalidCmdId|InvalidRegionId|RegionId\.|InvalidAction|InvalidVersion|Account\.|Abs\.|InvalidAccount)/;
