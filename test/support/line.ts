import { Findings } from '../../src/cli/findings.ts';
import { type Given, readGiven } from '../../src/cli/given.ts';
import { readInvokeInput, type Surroundings } from '../../src/cli/invoke/input.ts';
import type { Io } from '../../src/cli/io.ts';
import { SourceProblem, type Sources } from '../../src/cli/sources.ts';
import { invokeSpec } from '../../src/cli/specs/invoke.ts';
import { addFlags, newCommand } from '../../src/cli/tree.ts';
import { type EditionName, editions } from '../../src/domain/editions.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** What the words of an `invoke` line and its environment come to. */
export function givenOn(line: readonly string[], env: Env = {}): Given {
  const command = addFlags(
    newCommand(invokeSpec, 'en', {} as Io, () => {}),
    invokeSpec.flags,
    'en',
  );
  command
    .allowUnknownOption()
    .allowExcessArguments()
    .parse([...line], { from: 'user' });
  return readGiven(command, invokeSpec.flags, env);
}

/** Files of a test; any other is missing. */
export function filesOf(files: Readonly<Record<string, string>>): Sources {
  const text = async (place: string) => {
    const content = files[place];
    if (content === undefined) throw new SourceProblem(place, 'ENOENT');
    return content;
  };
  return { text, bytes: async (place) => Buffer.from(await text(place)) };
}

/** The checked input of a line, and what the checks said. */
export async function inputOf(
  line: readonly string[],
  { env = {}, edition = 'current', ...more }: Partial<Surroundings> & { edition?: EditionName } = {},
) {
  const findings = new Findings(givenOn(line, env));
  const input = await readInvokeInput(findings, editions[edition], {
    sources: filesOf({}),
    env,
    now: new Date('2026-01-01T00:00:00Z'),
    newRunId: () => 'f'.repeat(32),
    callIsNear() {},
    regionId: 'cn-hangzhou',
    ...more,
  });
  return { input, findings, rules: findings.violations.map(({ flag, rule }) => `${flag} ${rule}`) };
}
