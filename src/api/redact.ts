/** What stands where a secret stood. */
const hidden = '***';

/** Names whose values never leave this layer, in a query, in JSON, or percent-encoded once or twice. */
const secretFields =
  /((?:AccessKeyId|AccessKeySecret|SecurityToken|SignatureNonce|Signature)(?:"|&quot;|')?\s*(?:=|:|%3D|%253D)\s*(?:"|&quot;|')?)(.+?)(?=&|%26|%2526|["'<>\s,;}]|$)/gi;

/** `POST&%2F&…`: a string-to-sign holds every parameter of the request. */
const stringToSign = /\b(?:GET|POST)&(?:%2F|\/)&\S*/gi;
const announced = /(?:\bthe\s+)?\bserver string[ _-]?to[ _-]?sign\b[\s\S]*$/i;

/** Values of fewer characters are not looked for: replacing every `1` would leave a text nobody can read. */
const shortest = 4;
/** Characters of a foreign text that are looked at. */
const farEnough = 64 * 1024;

/** Makes a foreign text printable: no secret in any encoding it may have travelled in, no control characters, one line. */
export type Clean = (foreign: string, atMost: number) => string;

export function cleanerOf(secrets: readonly string[]): Clean {
  const spellings = [...new Set(secrets.filter((secret) => secret.length >= shortest).flatMap(spellingsOf))];
  // The longest first, so that a secret inside another one does not leave the rest of the other behind.
  spellings.sort((a, b) => b.length - a.length);
  return (foreign, atMost) => {
    let text = foreign.slice(0, farEnough);
    for (const spelling of spellings) text = text.replaceAll(spelling, hidden);
    text = text.replace(announced, '').replace(stringToSign, hidden).replace(secretFields, `$1${hidden}`);
    return firstOf(oneLine(text), atMost);
  };
}

/** Control characters, line and paragraph separators and marks that turn the direction of writing become blanks. */
export function oneLine(text: string): string {
  // Nearly all are plain, and what follows takes a millisecond to be made ready.
  if (!/[^ -~]/.test(text)) return text.replace(/ {2,}/g, ' ').trim();
  return text
    .replace(/[\p{Cc}\p{Cs}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function firstOf(text: string, characters: number): string {
  return text.length <= characters ? text : [...text.slice(0, 2 * characters)].slice(0, characters).join('');
}

function spellingsOf(secret: string): string[] {
  const once = percentEncoded(secret);
  // The form of HTML writes other marks as they are than RFC 3986 does.
  const form = new URLSearchParams({ '': secret }).toString().slice(1);
  const encoded = [
    ...[once, form, encodeURIComponent(secret.toWellFormed())],
    ...[once.replaceAll('%20', '+'), percentEncoded(once)],
  ];
  const html = secret
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
  const lowerCase = encoded.map((text) => text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()));
  return [secret, JSON.stringify(secret).slice(1, -1), html, ...encoded, ...lowerCase];
}

/** As signature 1.0 wants it: everything but `A-Z a-z 0-9 - _ . ~`. */
export function percentEncoded(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
