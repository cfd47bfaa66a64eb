import type { AnswerObject, AnswerValue } from './envelope.ts';

/** Characters XML 1.0 cannot hold in any spelling, and halves of surrogate pairs. */
const unspeakable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' };

/** Text of an element. What XML cannot hold becomes U+FFFD; a carriage return is spelled, or a parser would drop it. */
export function xmlText(text: string): string {
  return text.replace(unspeakable, '\ufffd').replace(/[&<>"\r]/g, (character) => entities[character]!);
}

/** One element. A list repeats the element: `{Region: [a, b]}` is `<Region>a</Region><Region>b</Region>`. */
export function toXml(name: string, value: AnswerValue, rawTail = ''): string {
  if (Array.isArray(value)) return value.map((item: AnswerValue) => toXml(name, item)).join('');
  const inside = typeof value === 'object' ? elements(value as AnswerObject) : xmlText(String(value));
  return `<${name}>${inside}${rawTail}</${name}>`;
}

function elements(fields: AnswerObject): string {
  return Object.entries(fields)
    .map(([name, value]) => (value === undefined ? '' : toXml(name, value)))
    .join('');
}
