import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cleanerOf, oneLine } from '../../src/api/redact.ts';

const long = 100_000;

for (const [name, foreign, expected] of [
  [
    'a query',
    'GET /?AccessKeyId=LTAI1&Signature=ab%2Bc%3D&Format=JSON',
    'GET /?AccessKeyId=***&Signature=***&Format=JSON',
  ],
  [
    'a query, encoded once more',
    'AccessKeyId%3DLTAI1%26SignatureNonce%3D12%26A%3D1',
    'AccessKeyId%3D***%26SignatureNonce%3D***%26A%3D1',
  ],
  ['a query, encoded twice more', 'SecurityToken%253Dab%2526A', 'SecurityToken%253D***%2526A'],
  ['JSON', '{"SecurityToken":"CAIS+/=","A":1}', '{"SecurityToken":"***","A":1}'],
  ['JSON in HTML', '{&quot;Signature&quot;:&quot;ab=&quot;,', '{&quot;Signature&quot;:&quot;***&quot;,'],
  [
    'words that only look alike',
    'SignatureVersion=1.0 SignatureMethod=HMAC-SHA1',
    'SignatureVersion=1.0 SignatureMethod=HMAC-SHA1',
  ],
  ['a string-to-sign announced', 'No match. server string to sign is:GET&%2F&A%3D1 and more', 'No match.'],
  ['a string-to-sign with an article', 'No match. The server StringToSign is [GET&%2F&A]', 'No match.'],
  ['a string-to-sign in passing', 'got POST&%2F&AccessKeyId%3DLTAI here', 'got *** here'],
] as const) {
  test(`${name}: what is secret by its name is hidden`, () => {
    assert.equal(cleanerOf([])(foreign, long), expected);
  });
}

test('a known secret is hidden in every encoding it may have travelled in', () => {
  const secretText = fc
    .string({ unit: 'grapheme', minLength: 4, maxLength: 30 })
    .filter((text) => text.trim() === text && !/[\p{Cc}\s*]/u.test(text));
  const encodings: readonly ((text: string) => string)[] = [
    (text) => text,
    encodeURIComponent,
    (text) => new URLSearchParams({ '': text }).toString().slice(1),
    (text) => JSON.stringify(text).slice(1, -1),
    (text) =>
      text.replace(/[&<>"']/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[mark] ?? '&#39;'),
  ];
  fc.assert(
    fc.property(secretText, fc.constantFrom(...encodings), (secret, encode) => {
      assert.equal(cleanerOf([secret])(`[ ${encode(secret)} ]`, long), '[ *** ]');
    }),
    { examples: ['pass~word', 'a!*bcd', "ab'c~d"].flatMap((secret) => encodings.map((encode) => [secret, encode])) },
  );
});

test('a secret inside another leaves nothing of the other behind', () => {
  assert.equal(cleanerOf(['abcd', '{"x":"abcd"}'])('sent {"x":"abcd"} now', long), 'sent *** now');
});

test('values too short to look for stay, and an empty one hides nothing', () => {
  assert.equal(cleanerOf(['', '1', 'abc'])('1 abc', long), '1 abc');
});

test('hidden first and cut afterwards: half a secret never stays at the edge', () => {
  assert.equal(cleanerOf(['secretsecret'])('12345secretsecret', 10), '12345***');
});

test('cutting does not split a character', () => {
  assert.equal(cleanerOf([])('杰👍👍👍', 3), '杰👍👍');
});

test('a foreign text becomes one line without control characters', () => {
  assert.equal(oneLine('a\u001b[31mb\r\n\tc\u0000\u202ed\u2028e\ud800'), 'a [31mb c d e');
});
