import fs from 'node:fs';
import path from 'node:path';
import type { Completion } from './cli/doctor/diagnosis.ts';
import type { Io } from './cli/io.ts';

interface Places {
  /** Where the instructions put the script in this home. */
  readonly own: string;
  /** Where a system has it; whatever reads those is part of the system. */
  readonly shared: readonly string[];
  readonly startUp: string;
  /** What makes the shell read the script of this home: words of the start-up file, or one of these files. */
  readonly named: readonly string[];
  readonly readers: readonly string[];
}

const placesOf: Readonly<Record<'bash' | 'zsh' | 'fish', Places>> = {
  bash: {
    own: '.local/share/bash-completion/completions/ecs-invoke',
    shared: ['/usr/share/bash-completion/completions/ecs-invoke', '/etc/bash_completion.d/ecs-invoke'],
    startUp: '.bashrc',
    named: ['completions/ecs-invoke', 'bash_completion'],
    readers: [
      '/usr/share/bash-completion/bash_completion',
      '/usr/local/share/bash-completion/bash_completion',
      '/opt/homebrew/share/bash-completion/bash_completion',
    ],
  },
  zsh: {
    own: '.zfunc/_ecs-invoke',
    shared: ['/usr/share/zsh/site-functions/_ecs-invoke'],
    startUp: '.zshrc',
    named: ['.zfunc'],
    readers: [],
  },
  fish: {
    own: '.config/fish/completions/ecs-invoke.fish',
    shared: [],
    startUp: '.config/fish/config.fish',
    named: [''],
    readers: [],
  },
};

/** Whether Tab completes in the shell of $SHELL, as far as files tell. */
export function installedCompletion({ env, home }: Pick<Io, 'env' | 'home'>, exists = fs.existsSync): Completion {
  const shell = path.basename(env.SHELL ?? '');
  if (shell !== 'bash' && shell !== 'zsh' && shell !== 'fish') return { shell: null, installed: 'no' };
  const { own, shared, startUp, named, readers } = placesOf[shell];
  const at = (file: string) => path.resolve(env.HOME || home, file);
  const read = textOf(at(startUp));
  if (read.includes('ecs-invoke completion') || shared.some(exists)) return { shell, installed: 'yes' };
  if (!exists(at(own))) return { shell, installed: 'no' };
  const isRead = named.some((words) => read.includes(words)) || readers.some(exists);
  return { shell, installed: isRead ? 'yes' : 'unread' };
}

function textOf(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
