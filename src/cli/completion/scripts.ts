import { allCodes } from '../../api/error-catalogue.ts';
import { type Language, type Text, text } from '../../domain/text.ts';
import type { CommandSpec } from '../command-spec.ts';
import { bashScript } from './bash.ts';
import { fishScript } from './fish.ts';
import { levelsOf } from './levels.ts';
import { powershellScript } from './powershell.ts';
import type { ScriptInput } from './script-parts.ts';
import { zshScript } from './zsh.ts';

interface Shell {
  readonly file: string;
  script(input: ScriptInput): string;
  /** How to install what is printed. */
  readonly install: Text;
}

export const shellNames = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type ShellName = (typeof shellNames)[number];

export const shells: Readonly<Record<ShellName, Shell>> = {
  bash: {
    file: 'ecs-invoke.bash',
    script: bashScript,
    install: text(
      'To try it now:      source <(ecs-invoke completion bash)\nTo keep it:         mkdir -p ~/.local/share/bash-completion/completions\n                    ecs-invoke completion bash > ~/.local/share/bash-completion/completions/ecs-invoke\nWithout the package bash-completion, put this line into ~/.bashrc:\n                    source ~/.local/share/bash-completion/completions/ecs-invoke',
      '立即试用：  source <(ecs-invoke completion bash)\n长期使用：  mkdir -p ~/.local/share/bash-completion/completions\n            ecs-invoke completion bash > ~/.local/share/bash-completion/completions/ecs-invoke\n未安装 bash-completion 软件包时，请在 ~/.bashrc 中加入：\n            source ~/.local/share/bash-completion/completions/ecs-invoke',
    ),
  },
  zsh: {
    file: 'ecs-invoke.zsh',
    script: zshScript,
    install: text(
      'To try it now (after compinit):  source <(ecs-invoke completion zsh)\nTo keep it:                      mkdir -p ~/.zfunc\n                                 ecs-invoke completion zsh > ~/.zfunc/_ecs-invoke\nand in ~/.zshrc, before compinit:  fpath=(~/.zfunc $fpath)',
      '立即试用（在 compinit 之后）：  source <(ecs-invoke completion zsh)\n长期使用：  mkdir -p ~/.zfunc\n            ecs-invoke completion zsh > ~/.zfunc/_ecs-invoke\n并在 ~/.zshrc 的 compinit 之前加入：  fpath=(~/.zfunc $fpath)',
    ),
  },
  fish: {
    file: 'ecs-invoke.fish',
    script: fishScript,
    install: text(
      'To try it now:  ecs-invoke completion fish | source\nTo keep it:     mkdir -p ~/.config/fish/completions && ecs-invoke completion fish > ~/.config/fish/completions/ecs-invoke.fish',
      '立即试用：  ecs-invoke completion fish | source\n长期使用：  mkdir -p ~/.config/fish/completions && ecs-invoke completion fish > ~/.config/fish/completions/ecs-invoke.fish',
    ),
  },
  powershell: {
    file: 'ecs-invoke.ps1',
    script: powershellScript,
    install: text(
      'To try it now:  ecs-invoke completion powershell | Out-String | Invoke-Expression\nTo keep it:     put the same line into the file that $PROFILE names',
      '立即试用：  ecs-invoke completion powershell | Out-String | Invoke-Expression\n长期使用：  将同一行写入 $PROFILE 所指的文件',
    ),
  },
};

export function completionScript(shell: ShellName, specs: readonly CommandSpec[], language: Language): string {
  const codes = [...new Set(allCodes().map(({ row }) => row.code))];
  return shells[shell].script({ levels: levelsOf(specs), language, codes });
}
