import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { chooseLanguage } from './cli/language.ts';
import { type Text, text } from './domain/text.ts';
import { isStandalone, ownProgram } from './own-program.ts';

/** `npm run demo`: the main job and the common mishaps, each a real command against the emulator it is started in. */
const steps: readonly { words: Text; args: readonly string[] }[] = [
  {
    words: text(
      'Run a stored command on two instances and wait for the output.',
      '在两台实例上执行已保存的命令，并等待输出。',
    ),
    args: ['-c', 'c-hello', '-i', 'i-web1,i-web2', '-p', 'name=Jack', '--wait'],
  },
  {
    words: text(
      'A script needs one thing: the InvokeId, alone on stdout.',
      '脚本只需要一样东西：标准输出中的 InvokeId。',
    ),
    args: ['-c', 'c-hello', '-i', 'i-db1', '-q'],
  },
  {
    words: text('A command that fails: its exit code is handed on.', '命令失败时，退出码会原样返回。'),
    args: ['-c', 'c-fail', '-i', 'i-web1', '--wait'],
  },
  {
    words: text(
      'Three machines, two of them unfit: who is to blame, and what to do.',
      '三台机器中有两台不可用：指出是谁、怎么办。',
    ),
    args: ['-c', 'c-hello', '-i', 'i-web1,i-stopped1,i-noagent1', '--wait'],
  },
  {
    words: text(
      'A schedule that fires 5 s apart across the minute is caught before anything is sent.',
      '跨分钟仅间隔 5 秒的计划，在发送之前就会被拦下。',
    ),
    args: ['-c', 'c-hello', '-i', 'i-web1', '--frequency', '0,55 * * * * *'],
  },
];

// Nobody reads on: there is nobody left to show anything to.
process.stdout.on('error', () => process.exit());

const language = chooseLanguage([], process.env);
const [program, ...before] = ownProgram();
// Nobody can take these runs up again: their emulator ends with the demo.
const env = { ...process.env, ECS_INVOKE_NO_JOURNAL: 'true' };
const bold =
  process.stdout.isTTY && !process.env.NO_COLOR ? (line: string) => `\x1b[1m${line}\x1b[22m` : (line: string) => line;

for (const { words, args } of steps) {
  process.stdout.write(`\n# ${words[language]}\n${bold(`$ ecs-invoke ${args.map(quoted).join(' ')}`)}\n`);
  const { status } = spawnSync(program, [...before, ...args], { stdio: 'inherit', env });
  process.stdout.write(`${text(`(exit code ${status})`, `（退出码 ${status}）`)[language]}\n`);
}
// npm puts the name on the PATH with the package; a clone has only the file.
const isInstalled = isStandalone || __dirname.split(path.sep).includes('node_modules');
const typed = isInstalled ? 'ecs-invoke' : 'node bin/ecs-invoke.js';
const last = text(
  `\nThis ran on an emulator: real HTTP, real signatures, real processes. It has ended; --emulator brings up another. Your turn:\n  ${typed} --emulator -c c-hello -i i-web1 -p name=you --wait\n  ${typed} --emulator    # asks for everything\n`,
  `\n以上在模拟器上运行：真实的 HTTP、真实的签名、真实的进程。该模拟器已结束；--emulator 会另起一个。轮到您了：\n  ${typed} --emulator -c c-hello -i i-web1 -p name=you --wait\n  ${typed} --emulator    # 逐项询问\n`,
);
process.stdout.write(last[language]);

function quoted(word: string): string {
  return /^[\w,.=@/-]+$/.test(word) ? word : `'${word}'`;
}
