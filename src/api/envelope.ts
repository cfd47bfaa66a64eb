import { isObject, type Plain, type PlainObject, textIn } from './plain-data.ts';

/** The service's error answer: `{"Code":…,"Message":…,"RequestId":…}`, or the same in XML under `<Error>`. */
export interface Envelope {
  readonly code: string;
  /** As it came; clean it before it goes anywhere. */
  readonly message: string;
  readonly requestId: string;
}

const codeForm = /^[A-Za-z][\w.-]{0,127}$/;
const requestIdForm = /^[\w*-]{1,128}$/;

/** null when it is not a well-formed envelope: without a Code and a RequestId nobody knows who answered. */
export function jsonEnvelope(body: Plain): Envelope | null {
  return isObject(body) ? envelopeOf((name) => textIn(body, name)) : null;
}

/** The service answers in XML when it fails before it has read Format. Same rule as for JSON. */
export function xmlEnvelope(text: string): Envelope | null {
  const root = /^\uFEFF?\s*(?:<\?xml[^>]{0,200}\?>\s*)?<Error\b[^>]{0,200}>([\s\S]*)<\/Error>\s*$/.exec(
    text.slice(0, 64 * 1024),
  );
  if (!root) return null;
  const inner = root[1] ?? '';
  return envelopeOf((name) => elementText(inner, name));
}

/** RequestId of any answer; '' when there is none of a sane form. */
export function requestIdOf(body: PlainObject): string {
  const requestId = textIn(body, 'RequestId');
  return requestIdForm.test(requestId) ? requestId : '';
}

function envelopeOf(field: (name: string) => string): Envelope | null {
  const [code, requestId] = [field('Code'), field('RequestId')];
  if (!codeForm.test(code) || !requestIdForm.test(requestId)) return null;
  return { code, message: field('Message'), requestId };
}

function elementText(xml: string, name: string): string {
  const start = xml.indexOf(`<${name}>`);
  const end = start < 0 ? -1 : xml.indexOf(`</${name}>`, start);
  if (end < 0) return '';
  const content = xml.slice(start + name.length + 2, end).trim();
  if (content.startsWith('<![CDATA[') && content.endsWith(']]>')) return content.slice(9, -3).trim();
  return unescapedXml(content);
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescapedXml(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (name) return entities[name] ?? whole;
    const point = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}
