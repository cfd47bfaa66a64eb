import type { RequestPreview } from '../invoke/preview.ts';
import type { Page } from '../page.ts';
import { visible } from './visible.ts';
import { padEnd, stringWidth } from './wrap.ts';

/** A request for a person: where it would go, then one parameter a line. */
export function renderPreview({ action, method, endpoint, parameters }: RequestPreview, { paint }: Page): string {
  const lines = Object.entries(parameters).flatMap(([name, value]) => spread(name, value));
  const nameWidth = Math.max(0, ...lines.map(([name]) => stringWidth(name)));
  const body = lines.map(([name, value]) => `  ${padEnd(name, nameWidth)}  ${visible(value)}\n`);
  return `${paint.bold(`${method} ${endpoint}/`)}  ${action}\n${body.join('')}`;
}

/** Lists are numbered from 1, as on the wire. */
function spread(name: string, value: unknown): readonly (readonly [string, string])[] {
  if (Array.isArray(value)) return value.flatMap((item, at) => spread(`${name}.${at + 1}`, item));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, item]) => spread(`${name}.${key}`, item));
  }
  return [[name, String(value)]];
}
