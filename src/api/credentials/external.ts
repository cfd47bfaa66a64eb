import { type ChildProcess, spawn } from 'node:child_process';
import { text } from '../../domain/text.ts';
import { ConfigurationProblem } from '../configuration-problem.ts';
import { Credentials } from '../credentials.ts';
import { integerIn, isObject, type PlainObject, plainData, textIn } from '../plain-data.ts';
import { profileCredentials } from '../profile-credentials.ts';
import { commandWords } from './command-words.ts';
import type { FetchKeys } from './fetch-keys.ts';
import type { CredentialsPlan } from './plan.ts';
import { fetchProblem, interruptedFetch } from './problems.ts';
import type { Fetched, Surroundings } from './surroundings.ts';
import { refuseWhereDisabled } from './switched-off.ts';

/** Bytes; a profile takes a few thousand. */
const largestOutput = 256 * 1024;

/** Milliseconds that a program told to end has before it is killed, and that its output has after it ended. */
const graceMs = 1000;

/** Runs a program whose standard output is JSON: fields of a profile, laid over this one; it names the mode to go on with. */
export async function fetchFromProgram(
  plan: CredentialsPlan,
  surroundings: Surroundings,
  fetchKeys: FetchKeys,
  trail: readonly string[],
): Promise<Fetched> {
  refuseWhereDisabled(plan, surroundings.env);
  const words = commandWords(plan.field('process_command').trim(), surroundings.program.platform);
  const [program, ...args] = words ?? [];
  if (program === undefined)
    throw failed(
      plan,
      text('its process_command has a quote that is not closed.', '其 process_command 中的引号没有闭合。'),
    );
  const printed = parsed(await outputOf(program, args, plan, surroundings));
  const mode = printed === null ? '' : textIn(printed, 'mode');
  if (printed === null || mode === '') throw failed(plan, notAProfile);
  if (mode === 'External')
    throw failed(plan, text('its program names the mode External again.', '其程序返回的模式仍为 External。'));
  const profile = { name: plan.profile ?? '', fields: { ...plan.fields, ...printed } };
  const file = plan.file ?? { path: '', current: '', profiles: [], openToOthers: false };
  const found = profileCredentials(profile, file, surroundings.env);
  if (found instanceof ConfigurationProblem) throw found;
  if (!(found instanceof Credentials)) return fetchKeys(found, surroundings, null, trail);
  const expiration = integerIn(printed, 'sts_expiration');
  return { credentials: found, expiresAt: expiration === null ? null : expiration * 1000 };
}

/** What it printed is dropped where it is not JSON: the parser's message would quote it. */
function parsed(output: string): PlainObject | null {
  try {
    const value = plainData(JSON.parse(output.replace(/^\uFEFF/, '')));
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function outputOf(
  program: string,
  args: readonly string[],
  plan: CredentialsPlan,
  { program: rules, signal }: Surroundings,
): Promise<string> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(interruptedFetch());
    let child: ChildProcess;
    try {
      const streams = [rules.mayAsk ? 'inherit' : 'ignore', 'pipe', rules.showsErrors ? 'inherit' : 'ignore'] as const;
      child = spawn(program, args, { stdio: [...streams], windowsHide: true });
    } catch (error) {
      return reject(failed(plan, notStarted(error)));
    }
    const parts: Buffer[] = [];
    let size = 0;
    let grace: NodeJS.Timeout | undefined;
    let over = false;
    const end = (problem: ConfigurationProblem | null) => {
      if (over) return;
      over = true;
      clearTimeout(limit);
      signal?.removeEventListener('abort', interrupt);
      child.stdout?.destroy();
      if (problem === null) return resolve(Buffer.concat(parts).toString('utf8'));
      child.kill();
      if (child.exitCode === null) setTimeout(() => child.kill('SIGKILL'), graceMs).unref();
      reject(problem);
    };
    const interrupt = () => end(interruptedFetch());
    const limit = setTimeout(() => end(failed(plan, tooSlow(rules.limitMs))), rules.limitMs);
    signal?.addEventListener('abort', interrupt, { once: true });
    child.on('error', (error) => end(failed(plan, notStarted(error))));
    child.stdout?.on('data', (chunk: Buffer) => {
      parts.push(chunk);
      size += chunk.length;
      if (size > largestOutput) end(failed(plan, notAProfile));
    });
    const finish = (code: number | null, killedBy: string | null) => {
      clearTimeout(grace);
      end(code === 0 ? null : failed(plan, endedBadly(code === null ? String(killedBy) : `exit code ${code}`)));
    };
    // A child of the program may hold the pipe open long after the program itself has ended.
    child.on('exit', (code, killedBy) => {
      grace = setTimeout(() => finish(code, killedBy), graceMs);
    });
    child.on('close', finish);
  });
}

const notAProfile = text(
  'its program did not print the JSON of a profile with a mode.',
  '其程序输出的不是带有 mode 的配置 JSON。',
);

function notStarted(error: unknown) {
  const code = String((error as NodeJS.ErrnoException).code ?? 'EIO');
  return text(`its program cannot be started (${code}).`, `无法启动其程序（${code}）。`);
}

function tooSlow(limitMs: number) {
  const seconds = Math.round(limitMs / 1000);
  return text(`its program did not end within ${seconds} s.`, `其程序在 ${seconds} 秒内未结束。`);
}

function endedBadly(how: string) {
  return text(`its program ended with ${how}.`, `其程序异常结束（${how}）。`);
}

/** Neither the command nor anything it printed is said: both may hold secrets. */
function failed(plan: CredentialsPlan, what: { en: string; zh: string }): ConfigurationProblem {
  return fetchProblem(
    plan,
    'external-program',
    what,
    text(
      'Run its process_command by hand and look at what it prints; where it has to ask something, run it in a terminal without --no-input.',
      '请手动运行其 process_command 并检查输出；如需交互输入，请在终端中运行且不要使用 --no-input。',
    ),
  );
}
