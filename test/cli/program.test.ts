import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Command } from 'commander';
import type { CommandSpec } from '../../src/cli/command-spec.ts';
import type { Flag } from '../../src/cli/flag.ts';
import { readGiven } from '../../src/cli/given.ts';
import type { Io } from '../../src/cli/io.ts';
import { buildProgram, commandSpecs } from '../../src/cli/program.ts';

/** What a line comes to, with the flags that it may name, or with all there are. */
function parsed(line: readonly string[], words: readonly string[] | null) {
  let chosen: { command: Command; spec: CommandSpec } | undefined;
  const io = { stdout: { write() {} }, stderr: { write() {} } } as unknown as Io;
  const program = buildProgram(
    'en',
    io,
    '1',
    (command, spec) => {
      chosen = { command, spec };
    },
    () => {},
    words,
  );
  try {
    program.parse([...line], { from: 'user' });
  } catch (error) {
    return { error: (error as { code: string }).code };
  }
  if (chosen === undefined) return { error: 'no command' };
  const { command, spec } = chosen;
  const given = readGiven(command, spec.flags, {});
  const flags = spec.flags.map(({ name }) => [name, given.from(name), given.all(name)]);
  return { path: `${command.parent?.name()} ${command.name()}`, args: command.args, flags };
}

/** Alone, in front of a word, behind another flag, with a value in each way, and in bundles of short ones. */
function spellings({ name, short, value }: Flag): readonly (readonly string[])[] {
  const long = [
    [`--${name}`],
    [`--${name}`, 'x'],
    ...(value === undefined ? [] : [[`--${name}=x`], [`--${name}=`], [`--${name}`, '-q']]),
    [`-q-${name}`],
    [`-q-${name}=x`],
    [`--no-${name}`],
    [`--${name}x`],
  ];
  if (short === undefined) return long;
  return [...long, [`-${short}`], [`-${short}`, 'x'], [`-${short}x`], [`-${short}=x`], [`-q${short}`], [`-q${short}x`]];
}

function* commandsBelow(
  specs: readonly CommandSpec[],
  path: readonly string[] = [],
): Iterable<[string[], CommandSpec]> {
  for (const spec of specs) {
    yield [[...path, spec.name], spec];
    yield* commandsBelow(spec.subcommands ?? [], [...path, spec.name]);
  }
}

for (const [path, spec] of commandsBelow(commandSpecs())) {
  test(`${path.join(' ')}: a line means the same, whether all flags are made or those that it may name`, () => {
    assert.ok(spec.flags.length > 0);
    for (const flag of spec.flags) {
      for (const words of spellings(flag)) {
        const line = [...path, ...words];
        assert.deepEqual(parsed(line, line), parsed(line, null), line.join(' '));
      }
    }
  });
}
