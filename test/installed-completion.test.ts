import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { installedCompletion } from '../src/installed-completion.ts';

const bash = '.local/share/bash-completion/completions/ecs-invoke';
const reader = '/usr/share/bash-completion/bash_completion';

/** [what, shell, files of the home, files elsewhere, what is told] */
const cases: readonly [string, string, Readonly<Record<string, string>>, readonly string[], string][] = [
  ['bash: nothing', 'bash', { '.bashrc': 'alias ll=ls\n' }, [reader], 'no'],
  ['bash: the script, and the package that reads it', 'bash', { [bash]: '' }, [reader], 'yes'],
  ['bash: the script, which nothing reads', 'bash', { [bash]: '' }, [], 'unread'],
  ['bash: the script, which .bashrc reads', 'bash', { [bash]: '', '.bashrc': `source ~/${bash}\n` }, [], 'yes'],
  ['bash: made at every start', 'bash', { '.bashrc': 'source <(ecs-invoke completion bash)\n' }, [], 'yes'],
  ['bash: of the system', 'bash', {}, ['/etc/bash_completion.d/ecs-invoke'], 'yes'],
  ['zsh: the script, and no fpath', 'zsh', { '.zfunc/_ecs-invoke': '', '.zshrc': 'compinit\n' }, [], 'unread'],
  ['zsh: both', 'zsh', { '.zfunc/_ecs-invoke': '', '.zshrc': 'fpath=(~/.zfunc $fpath)\n' }, [], 'yes'],
  ['fish reads what lies there', 'fish', { '.config/fish/completions/ecs-invoke.fish': '' }, [], 'yes'],
  ['a shell without a script', 'tcsh', {}, [], 'no'],
];

for (const [what, shell, files, elsewhere, expected] of cases) {
  test(what, (t) => {
    const home = fs.mkdtempSync(path.join(os.tmpdir(), 'completion-'));
    t.after(() => fs.rmSync(home, { recursive: true }));
    for (const [name, content] of Object.entries(files)) {
      fs.mkdirSync(path.dirname(path.join(home, name)), { recursive: true });
      fs.writeFileSync(path.join(home, name), content);
    }
    const exists = (file: fs.PathLike) =>
      String(file).startsWith(home) ? fs.existsSync(file) : elsewhere.includes(String(file));
    const found = installedCompletion({ env: { SHELL: `/bin/${shell}`, HOME: home }, home }, exists);
    assert.deepEqual(found, { shell: shell === 'tcsh' ? null : shell, installed: expected });
  });
}
