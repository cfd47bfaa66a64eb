import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toXml, xmlText } from '../../src/emulator/xml.ts';

test('XML text: markup escaped, what XML cannot hold replaced, line ends kept [own]', () => {
  assert.equal(xmlText(`<a href="x">&'\r\n\t`), `&lt;a href=&quot;x&quot;&gt;&amp;'&#13;\n\t`);
  assert.equal(xmlText('\u0000\u001b[31m\ud800 杰克 🙂\uffff'), '\ufffd\ufffd[31m\ufffd 杰克 🙂\ufffd');
});

test('XML: lists repeat their element, an empty list is nothing, booleans and numbers are words [own]', () => {
  assert.equal(
    toXml('R', { List: { Item: ['a', { B: true }] }, Empty: { Item: [] }, N: 7, Gone: undefined }),
    '<R><List><Item>a</Item><Item><B>true</B></Item></List><Empty></Empty><N>7</N></R>',
  );
});
