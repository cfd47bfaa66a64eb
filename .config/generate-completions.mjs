// Writes completions/ from the built program; its descriptions are in English.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';

const files = { bash: 'bash', zsh: 'zsh', fish: 'fish', powershell: 'ps1' };
mkdirSync('completions', { recursive: true });
for (const [shell, ending] of Object.entries(files)) {
  const words = ['bin/ecs-invoke.js', 'completion', shell, '--lang', 'en'];
  writeFileSync(
    `completions/ecs-invoke.${ending}`,
    execFileSync(process.execPath, words, { stdio: ['ignore', 'pipe', 'ignore'] }),
  );
}
