import { nearMiss } from '../../domain/near-miss.ts';
import { text } from '../../domain/text.ts';
import type { Context } from '../context.ts';
import { type Exit, exits } from '../exit-code.ts';
import { Findings } from '../findings.ts';
import { readGiven } from '../given.ts';
import { openPresenter, readForm } from '../open-presenter.ts';

const words = ['list', 'show', 'create', 'update', 'delete'];

/** `ecs-invoke commands` without a word that says what to do with them. */
export async function commandsCommand({ command, flags, stray, io, language }: Context): Promise<Exit> {
  const [given = null] = command.args;
  const near = given === null ? null : nearMiss(given, words);
  const fix =
    near === null
      ? text(
          `One of ${words.join(', ')}: ecs-invoke commands list`,
          `可用 ${words.join('、')}：ecs-invoke commands list`,
        )
      : text(`Did you mean: ecs-invoke commands ${near}`, `是否想输入：ecs-invoke commands ${near}`);
  const findings = new Findings(readGiven(command, flags, io.env), given === null ? stray : []);
  findings.violations.unshift({
    rule: 'subcommand-missing',
    flag: 'commands',
    given: near === null ? null : given,
    why: text('What to do with the commands is not said.', '没有说明要对命令做什么。'),
    fix,
  });
  const presenter = await openPresenter(await readForm(findings), findings, io, language);
  presenter.violations(findings.violations, exits.usage);
  return exits.usage;
}
