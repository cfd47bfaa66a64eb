import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CommandSpec } from '../../src/cli/command-spec.ts';
import { spellingOf } from '../../src/cli/flag.ts';
import { type HelpTopic, topicOf } from '../../src/cli/help-topic.ts';
import { noPaint } from '../../src/cli/page.ts';
import { commandSpecs, rootTopic } from '../../src/cli/program.ts';
import { renderHelp } from '../../src/cli/render/help.ts';
import { stringWidth } from '../../src/cli/render/wrap.ts';

function topics(specs: readonly CommandSpec[], parent: string): readonly HelpTopic[] {
  return specs.flatMap((spec) => {
    const path = `${parent} ${spec.name}`;
    return [topicOf(spec, path), ...topics(spec.subcommands ?? [], path)];
  });
}

const all = [rootTopic, ...topics(commandSpecs(), 'ecs-invoke')];
for (const topic of all) {
  for (const language of ['en', 'zh'] as const) {
    test(`help of ${topic.path}, ${language}: fits from 60 to 200 columns, words stay whole`, () => {
      for (const width of [60, 69, 70, 80, 100, 200]) {
        const help = renderHelp(topic, { language, width, paint: noPaint });
        for (const line of help.split('\n')) assert.ok(stringWidth(line) <= width, `${width}: ${line}`);
        const words = new Set(help.split(/\s+/));
        for (const flag of topic.flags) {
          assert.ok(words.has(`--${flag.name}`), flag.name);
          const english = flag.words.en.split(/\s+/);
          if (language === 'en') for (const word of english) assert.ok(words.has(word), `${flag.name}: ${word}`);
        }
      }
    });
  }

  test(`help of ${topic.path}: examples before the flags, the variable of flags once`, () => {
    const help = renderHelp(topic, { language: 'en', width: 100, paint: noPaint });
    const flags = help.indexOf('-h, --help');
    if (topic.examples.length > 0) assert.ok(help.indexOf('Examples:') < flags && help.includes('Examples:'));
    assert.equal(help.match(/ECS_INVOKE_<FLAG>/g)?.length ?? 0, topic.flags.length > 0 ? 1 : 0);
  });
}

test('below 70 columns the words of a flag stand under it, from there on beside it', () => {
  const invoke = all.find(({ path }) => path === 'ecs-invoke invoke')!;
  const help = (width: number) => renderHelp(invoke, { language: 'en', width, paint: noPaint });
  const spelled = spellingOf(invoke.flags.find(({ name }) => name === 'user')!);
  assert.match(help(69), new RegExp(`^ {2}${spelled}\\n {6}run as this user`, 'm'));
  assert.match(help(70), new RegExp(`^ {2}${spelled} +run as this user`, 'm'));
});

test('exit codes end the help of invoke', () => {
  const invoke = all.find(({ path }) => path === 'ecs-invoke invoke')!;
  const help = renderHelp(invoke, { language: 'zh', width: 80, paint: noPaint });
  assert.match(help, /退出码：\n {2}0 +已受理[\s\S]*130, 143 [^\n]*\n$/);
});
