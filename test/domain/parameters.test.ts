import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { base64Size } from '../../src/domain/base64-size.ts';
import { editions } from '../../src/domain/editions.ts';
import { jsonMembers } from '../../src/domain/json-object.ts';
import {
  checkParameters,
  parameter,
  parametersJson,
  parseAssignment,
  parseParametersJson,
} from '../../src/domain/parameters.ts';
import type { Checked } from '../../src/domain/violation.ts';

const { current } = editions;
const rules = (checked: Checked<unknown>) => (checked.ok ? [] : checked.objections.map(({ rule }) => rule));
const many = (count: number) => Array.from({ length: count }, (_, at) => parameter(`p${at}`, 'v', false));

test('an assignment is cut at the first equals sign; the value is literal', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['name=Jack', 'name', 'Jack'],
    ['a=b=c', 'a', 'b=c'],
    ['a=', 'a', ''],
    ['a= $(x) \\n', 'a', ' $(x) \\n'],
  ];
  for (const [given, name, value] of cases) {
    const checked = parseAssignment(given, 'name=value');
    assert.ok(checked.ok, given);
    assert.deepEqual(checked.value, { name, value });
  }
  assert.deepEqual(rules(parseAssignment('novalue', 'name=value')), ['parameter-form']);
  assert.deepEqual(rules(parseAssignment('=x', 'name=value')), ['parameter-name-empty']);
});

test('ten parameters pass, eleven do not', () => {
  assert.deepEqual(rules(checkParameters(many(10), current)), []);
  assert.deepEqual(rules(checkParameters(many(11), current)), ['parameter-count']);
});

test('a name of 64 characters passes, 65 do not; characters are counted, not bytes', () => {
  assert.deepEqual(rules(checkParameters([parameter('n'.repeat(64), '', false)], current)), []);
  assert.deepEqual(rules(checkParameters([parameter('名'.repeat(64), '', false)], current)), []);
  assert.deepEqual(rules(checkParameters([parameter('n'.repeat(65), '', false)], current)), ['parameter-name-length']);
});

test('a name given twice is refused, in another case too', () => {
  const twice = [parameter('a', '1', false), parameter('A', '2', false)];
  assert.deepEqual(rules(checkParameters(twice, current)), ['parameter-twice']);
});

test('the size is that of the JSON text in Base64, exactly', () => {
  // {"a":"…"} has 8 bytes around the value; 24,576 bytes of Base64 hold 18,432 bytes.
  const fits = [parameter('a', 'x'.repeat(18_432 - 8), false)];
  const over = [parameter('a', 'x'.repeat(18_432 - 7), false)];
  assert.equal(base64Size(Buffer.byteLength(parametersJson(fits))), 24 * 1024);
  assert.deepEqual(rules(checkParameters(fits, current)), []);
  assert.deepEqual(rules(checkParameters(over, current)), ['parameters-size']);
  assert.deepEqual(rules(checkParameters(fits, editions['2019'])), ['parameters-size']);
});

test('above 16 KB there is a warning, up to there none', () => {
  const noted = (length: number) => {
    const checked = checkParameters([parameter('a', 'x'.repeat(length - 8), false)], current);
    return checked.ok ? checked.notes.map(({ code }) => code) : ['refused'];
  };
  assert.deepEqual(noted(12_288), []);
  assert.deepEqual(noted(12_289), ['parameters-large']);
});

test('edition 2018 has no parameters', () => {
  assert.deepEqual(rules(checkParameters(many(1), editions['2018'])), ['parameters-edition']);
  assert.deepEqual(rules(checkParameters([], editions['2018'])), []);
});

test('half a Unicode character is refused', () => {
  assert.deepEqual(rules(checkParameters([parameter('a', 'x\ud800', false)], current)), ['parameter-unicode']);
});

test('doubles inside JSON text are noticed, escaped spelling and all', () => {
  const checked = parseParametersJson('{"a":"1","\\u0061":"2"}', false);
  assert.ok(checked.ok);
  assert.deepEqual(rules(checkParameters(checked.value, current)), ['parameter-twice']);
});

test('only an object of strings is taken', () => {
  for (const text of ['[]', '"x"', 'null', '{', '', '{"a":"1",}', "{'a':'1'}"]) {
    assert.deepEqual(rules(parseParametersJson(text, false)), ['parameters-json'], text);
  }
  for (const text of ['{"a":1}', '{"a":null}', '{"a":{"b":"c"}}', '{"a":["x"]}']) {
    assert.deepEqual(rules(parseParametersJson(text, false)), ['parameter-value'], text);
  }
});

test('a name like __proto__ is a name like any other', () => {
  const checked = parseParametersJson('{"__proto__":"x","constructor":"y"}', false);
  assert.ok(checked.ok);
  assert.equal(parametersJson(checked.value), '{"__proto__":"x","constructor":"y"}');
});

test('what looks like a secret is one, and so is what came from elsewhere', () => {
  for (const name of ['accessKey', 'PASSWORD', 'db_passwd', 'clientSecret', 'token']) {
    assert.ok(parameter(name, 'x', false).secret, name);
  }
  assert.ok(!parameter('version', 'x', false).secret);
  assert.ok(parameter('version', 'x', true).secret);
});

test('the members of any JSON object come out in order, doubles included', () => {
  const member = fc.tuple(fc.string(), fc.jsonValue());
  fc.assert(
    fc.property(fc.array(member), fc.constantFrom('', ' ', '\n\t'), (members, gap) => {
      const inside = members.map(
        ([name, value]) => `${gap}${JSON.stringify(name)}${gap}:${gap}${JSON.stringify(value)}`,
      );
      const read = jsonMembers(`${gap}{${inside.join(`${gap},`)}${gap}}`);
      assert.deepEqual(
        read?.map(({ name, value }) => [name, JSON.stringify(value)]),
        members.map(([name, value]) => [name, JSON.stringify(JSON.parse(JSON.stringify(value)))]),
      );
    }),
  );
});
