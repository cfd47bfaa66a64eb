import type { IncomingHttpHeaders } from 'node:http';

/** The headers that tell how long a quota is used up, each as `Limit:…,Remaining:…,TimeLeft:<seconds>`. */
const quotas = ['x-ratelimit-user-api', 'x-ratelimit-user'];

/** How long the service asks us to wait, in milliseconds: `x-acs-retry-after` (milliseconds), else what is left of the quota. */
export function retryAfterMs(headers: IncomingHttpHeaders): number | null {
  const asked = wholeNumber(textOf(headers['x-acs-retry-after']));
  if (asked !== null) return asked;
  const left = quotas.flatMap((name) => timeLeftIn(textOf(headers[name])) ?? []);
  return left.length === 0 ? null : Math.max(...left) * 1000;
}

function timeLeftIn(quota: string): number | null {
  const value = /(?:^|,)\s*TimeLeft\s*[:=]\s*(\d+)\s*(?:,|$)/i.exec(quota)?.[1];
  return value === undefined ? null : wholeNumber(value);
}

function wholeNumber(text: string): number | null {
  return /^\d{1,9}$/.test(text.trim()) ? Number(text) : null;
}

function textOf(header: string | readonly string[] | undefined): string {
  return typeof header === 'string' ? header : (header?.[0] ?? '');
}
