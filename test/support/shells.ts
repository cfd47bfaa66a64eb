import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ecsInvoke } from './journey.ts';
import { type Screen, terminal } from './terminal.ts';
import { entry } from './under-test.ts';

/** How each shell is started bare, and learns the completion. `show` prints its words, each in brackets. */
export const startedShells = {
  bash: {
    args: ['--noprofile', '--norc', '-i'],
    setup: (script: string) => `PS1='PROMPT> '; show() { printf '<%s>' "$@"; echo; }; source ${script}`,
  },
  zsh: {
    args: ['-f', '-i'],
    setup: (script: string) =>
      `PS1='PROMPT> '; autoload -U compinit; compinit -u -D; show() { printf '<%s>' "$@"; echo; }; source ${script}`,
  },
  fish: {
    args: ['--private', '--no-config', '-i'],
    setup: (script: string) =>
      `function fish_prompt; echo 'PROMPT> '; end; function show; printf '<%s>' $argv; echo; end; source ${script}`,
  },
} as const;

export type StartedShell = keyof typeof startedShells;

export interface Typist {
  readonly screen: Screen;
  readonly directory: string;
  /** Lets the cache have a list first, so that a slow machine does not decide the test. */
  knows(...kinds: readonly string[]): Promise<void>;
  leaves(): Promise<number>;
  /** Types, and waits for what the screen then shows since the line began. */
  types(keys: string, shows: RegExp): Promise<void>;
  /** The words of the line as the shell then has them. */
  words(): Promise<readonly string[]>;
}

type Env = Readonly<Record<string, string | undefined>>;

/** A shell in a real terminal, in a directory of its own with the file machines.txt. */
export async function typist(shell: StartedShell, env: Env, script?: string): Promise<Typist> {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-test-'));
  symlinkSync(entry, path.join(directory, 'ecs-invoke'));
  writeFileSync(path.join(directory, 'machines.txt'), 'i-web1\n');
  const { args, setup } = startedShells[shell];
  const own = {
    ...env,
    XDG_CACHE_HOME: path.join(directory, 'cache'),
    HOME: directory,
    ALIBABA_CLOUD_ECS_METADATA_DISABLED: 'true',
    PATH: `${directory}:${process.env.PATH}`,
  };
  const screen = terminal(shell, args, { columns: 120, env: own });
  let line = 0;
  const since = () => screen.all().slice(line);
  const shows = async (pattern: RegExp) => {
    while (!pattern.test(since())) await screen.more();
  };
  const file = script ?? path.resolve(`completions/ecs-invoke.${shell}`);
  await screen.until(/[$%#>] ?/);
  screen.pty.write(`cd ${directory}; ${setup(file)}; echo REA""DY\r`);
  await screen.until(/READY[\s\S]*PROMPT> /);
  line = screen.all().length;
  return {
    screen,
    directory,
    async knows(...kinds) {
      const asks = (kind: string) => ecsInvoke(['__complete', kind, '', '--'], { env: own });
      for (const kind of kinds) while ((await asks(kind)).stdout === '');
    },
    leaves() {
      screen.pty.kill('SIGKILL');
      return screen.ended;
    },
    async types(keys, pattern) {
      screen.pty.write(keys);
      await shows(pattern);
    },
    async words() {
      screen.pty.write('\x01show \x05 END\r');
      await shows(/<END>[\s\S]*PROMPT> /);
      const printed = [...since().matchAll(/((?:<[^<>]*>)+)<END>/g)].at(-1)?.[1] ?? '';
      line = screen.all().length;
      return [...printed.matchAll(/<([^<>]*)>/g)].map(([, word = '']) => word);
    },
  };
}
