import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enablesParameters, placeholdersIn } from '../../src/domain/placeholders.ts';

const none = { custom: [], builtIn: [], parameterStore: [], unknown: [] };

for (const [content, expected] of [
  ['echo {{name}} {{ Name }} {{other-1}}', { custom: ['name', 'other-1'] }],
  ['{{\n  name\t}}', { custom: ['name'] }],
  ['{{{name}}}', { custom: ['name'] }],
  ['${name} {name} {{ {{', {}],
  ['{{ACS::InstanceId}} {{ ACS :: RegionId }}', { builtIn: ['ACS::InstanceId', 'ACS::RegionId'] }],
  ['{{ACS::Nothing}} {{acs::InstanceId}}', { unknown: ['ACS::Nothing', 'acs::InstanceId'] }],
  ['{{oos:db}} {{oos-secret: pw }}', { parameterStore: ['oos:db', 'oos-secret: pw'] }],
  ["docker ps --format '{{.Names}}'", { unknown: ['.Names'] }],
  ['{{}} {{a b}} {{名}}', { unknown: ['', 'a b', '名'] }],
] as const) {
  test(`placeholders in ${JSON.stringify(content)}`, () => {
    assert.deepEqual(placeholdersIn(content), { ...none, ...expected });
    assert.deepEqual(placeholdersIn(Buffer.from(content)), { ...none, ...expected });
  });
}

const names = (count: number) => Array.from({ length: count }, (_, at) => `{{p${at}}}`).join(' ');
for (const [content, wish, expected] of [
  ['uptime', null, 'off'],
  ['{{name}}', null, 'on parameters-enabled'],
  ['{{ACS::InstanceId}}', null, 'on parameters-enabled'],
  ["docker ps --format '{{.Names}}'", null, 'off'],
  ['{{name}} {{.Names}}', null, '✖ placeholder-name'],
  ['{{name}} {{}}', null, '✖ placeholder-name'],
  ['{{name}} {{.Names}}', false, 'off parameters-left'],
  ['{{name}}', true, 'on'],
  ['uptime', true, 'on parameters-none'],
  ["docker ps --format '{{.Names}}'", true, '✖ placeholder-name'],
  ['{{name}} {{ACS::Nothing}}', null, '✖ placeholder-built-in'],
  [`{{${'n'.repeat(64)}}}`, null, 'on parameters-enabled'],
  [`{{${'n'.repeat(65)}}}`, null, '✖ placeholder-length'],
  [names(20), null, 'on parameters-enabled'],
  [names(21), null, '✖ placeholder-count'],
] as const) {
  test(`parameters of ${content.slice(0, 40)}, asked for: ${wish}: ${expected}`, () => {
    const checked = enablesParameters(placeholdersIn(content), wish);
    const said = checked.ok
      ? [checked.value ? 'on' : 'off', ...checked.notes.map(({ code }) => code)]
      : checked.objections.map(({ rule }) => `✖ ${rule}`);
    assert.equal(said.join(' '), expected);
  });
}
