import path from 'node:path';
import { text } from '../../domain/text.ts';
import { refused } from '../../domain/violation.ts';
import { parseChoice } from '../choice.ts';
import { completionScript, type ShellName, shellNames, shells } from '../completion/scripts.ts';
import type { Context } from '../context.ts';
import { type Exit, exits } from '../exit-code.ts';
import { Findings } from '../findings.ts';
import { readGiven } from '../given.ts';
import { openPresenter, readForm } from '../open-presenter.ts';
import { commandSpecs } from '../program.ts';

/** `ecs-invoke completion <shell>`: the script on stdout, how to install it on stderr. It edits no file of the user. */
export async function completionCommand({ command, flags, stray, io, language }: Context): Promise<Exit> {
  const findings = new Findings(readGiven(command, flags, io.env), stray);
  const presenter = await openPresenter(await readForm(findings), findings, io, language);
  const word = command.args[0] ?? null;
  const found = word === null ? shellOf(io.env.SHELL ?? '', io.platform) : null;
  const shell =
    found ?? findings.takeFrom('<shell>', word === null ? refused(noShell) : parseChoice(shellNames)(word), word);
  if (findings.violations.length > 0 || shell === null) {
    presenter.violations(findings.violations, exits.usage);
    return exits.usage;
  }
  io.stdout.write(completionScript(shell, commandSpecs(), language));
  io.stderr.write(`${shells[shell].install[language]}\n`);
  return exits.shown;
}

function shellOf(program: string, platform: NodeJS.Platform): ShellName | null {
  const name = path
    .basename(program)
    .replace(/\.exe$/i, '')
    .replace(/^pwsh$/, 'powershell');
  return shellNames.find((each) => each === name) ?? (platform === 'win32' && name === '' ? 'powershell' : null);
}

const noShell = {
  rule: 'shell-missing',
  why: text('Which shell is meant cannot be told from $SHELL.', '无法从 $SHELL 判断所用的 Shell。'),
  fix: text(`Name it: ${shellNames.join(', ')}.`, `请指定其一：${shellNames.join('、')}。`),
};
