import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jsonEnvelope, requestIdOf, xmlEnvelope } from '../../src/api/envelope.ts';
import type { Plain } from '../../src/api/plain-data.ts';

const whole = { RequestId: '540CFF28-407A', Code: 'InvalidCmdId.NotFound', Message: 'It does not exist.' };
const read = { code: whole.Code, message: whole.Message, requestId: whole.RequestId };
const inXml = (inner: string) => `<?xml version='1.0' encoding='UTF-8'?><Error>${inner}</Error>`;
const fields = '<RequestId>540CFF28-407A</RequestId><Code>InvalidCmdId.NotFound</Code>';

for (const [name, body, expected] of [
  ['whole', whole, read],
  ['without Message', { ...whole, Message: undefined }, { ...read, message: '' }],
  ['with an odd Message', { ...whole, Message: { a: 1 } }, { ...read, message: '' }],
  ['without Code', { ...whole, Code: undefined }, null],
  ['with an empty Code', { ...whole, Code: '' }, null],
  ['with a Code that is a sentence', { ...whole, Code: 'not found' }, null],
  ['with a Code that is a number', { ...whole, Code: 404 }, null],
  ['without RequestId', { ...whole, RequestId: undefined }, null],
  ['with a RequestId of two lines', { ...whole, RequestId: 'a\nb' }, null],
  ['a list', [whole], null],
  ['a text', 'Code', null],
  ['null', null, null],
] as readonly [string, Plain, object | null][]) {
  test(`JSON envelope ${name}`, () => assert.deepEqual(jsonEnvelope(body), expected));
}

for (const [name, xml, expected] of [
  ['plain', inXml(`${fields}<Message>It does not exist.</Message>`), read],
  ['without a prolog', `<Error>${fields}<Message>It does not exist.</Message></Error>\n`, read],
  ['with CDATA', inXml(`${fields}<Message><![CDATA[a <b> & c]]></Message>`), { ...read, message: 'a <b> & c' }],
  [
    'with entities',
    inXml(`${fields}<Message>a &lt;b&gt; &amp;amp; &#x4E2D;&#25991; &x;</Message>`),
    { ...read, message: 'a <b> &amp; 中文 &x;' },
  ],
  ['with an impossible character', inXml(`${fields}<Message>&#x110000;</Message>`), { ...read, message: '&#x110000;' }],
  ['without Message', inXml(fields), { ...read, message: '' }],
  ['without Code', inXml('<RequestId>540CFF28-407A</RequestId>'), null],
  ['with an element left open', inXml(`${fields.replace('</Code>', '')}`), null],
  ['cut', inXml(fields).slice(0, -1), null],
  ['under another root', inXml(fields).replaceAll('Error>', 'InvokeCommandResponse>'), null],
  ['a page', '<html><Error></Error></html>', null],
  ['empty', '', null],
] as const) {
  test(`XML envelope ${name}`, () => assert.deepEqual(xmlEnvelope(xml), expected));
}

test('a RequestId is taken only in a sane form', () => {
  assert.equal(requestIdOf({ RequestId: '540CFF28-407A' }), '540CFF28-407A');
  for (const odd of ['a b', '', 7, null, 'x'.repeat(200)]) assert.equal(requestIdOf({ RequestId: odd }), '');
});
