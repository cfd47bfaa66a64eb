import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import { stage } from './journey.ts';
import { type Tui, tui } from './tui.ts';
import { lead, ourselves, program } from './under-test.ts';

export { keys } from './tui.ts';

const deploy = {
  id: 'c-deploy',
  name: 'deploy',
  content: "printf '%s/%s/%s\\n' '{{version}}' '{{stage}}' '{{api-token}}'",
  enableParameter: true,
  parameterDefinitions: [
    { parameterName: 'version', description: 'what to deploy', defaultValue: '1.0', patternRegex: '[0-9.]+' },
    { parameterName: 'stage', possibleValues: ['test', 'live'], required: true },
    { parameterName: 'api-token', required: true },
  ],
};

/** An emulator that runs what is sent, gone with the test file. */
export const here = stage({ after }, { fleet: { commands: [deploy] } });

/** What this user remembers, gone with it. */
const state = mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-state-'));
after(() => rmSync(state, { recursive: true, force: true }));

interface Options {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly columns?: number;
  readonly rows?: number;
  /** Runs this line of `sh` in place of the program; `ecs-invoke` is the program. */
  readonly shell?: string;
}

/** The built program in a pseudo-terminal, pointed at the emulator. */
export async function conversation(
  args: readonly string[],
  { env: more = {}, shell, ...size }: Options = {},
): Promise<Tui> {
  const { env } = await here;
  const options = { env: { ...env, XDG_STATE_HOME: state, ...more }, ...size };
  const screen =
    shell === undefined
      ? tui(program, [...lead, ...args], options)
      : tui(
          '/bin/sh',
          ['-c', `ecs_invoke() { ${ourselves.map((word) => `'${word}'`).join(' ')} "$@"; }; ${shell}`],
          options,
        );
  after(() => screen.kill('SIGKILL'));
  return screen;
}

/** Takes what each of these questions offers. */
export async function onward(screen: Tui, ...questions: readonly RegExp[]): Promise<void> {
  for (const question of questions) {
    await screen.sees(question);
    screen.press('\r');
  }
}

/** Real process starts so far. */
export const starts = async () => (await here).emulator.ledger.starts().length;
