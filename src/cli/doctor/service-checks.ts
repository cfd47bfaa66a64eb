import type { CallProblem } from '../../api/call-problem.ts';
import type { TriedRead } from '../../api/cloud-assistant.ts';
import { ConfigurationProblem } from '../../api/configuration-problem.ts';
import { explainRequestError, type RefusalKind } from '../../api/error-catalogue.ts';
import type { Edition } from '../../domain/editions.ts';
import { type Text, text } from '../../domain/text.ts';
import { orProblem } from '../../usecases/attempt.ts';
import type { AccessReport, TriedOutcome } from '../../usecases/probe-access.ts';
import { exitOfProblem, exits } from '../exit-code.ts';
import type { Particulars } from '../render/fill-in.ts';
import type { Services } from '../services.ts';
import { type Check, type Detail, failed, ok, skipped, type WaysOut, warning, waysOut } from './check.ts';
import { explained, waysOutOf } from './explained.ts';
import { interruptedWords } from './local-checks.ts';
import { wasInterrupted } from './network-checks.ts';
import type { Place } from './place.ts';

/** What the service says: the time, who we are, what we may do. */

const timeCode = 'InvalidTimeStamp.Expired';

export function kindOf(problem: CallProblem | null): RefusalKind | null {
  if (problem?.name !== 'Refused') return null;
  return explainRequestError(problem.code)?.kind ?? 'refused';
}

/** Seconds: from here on the difference is told; from there on the service refuses (gateway: 15 minutes). */
const noticed = 60;
const refusedFrom = 15 * 60;

/**
 * `offset`: seconds that the service is ahead of this machine; null when no answer told its time. `moved`: it is an
 * emulator whose clock somebody moved.
 */
export function clockCheck(
  access: AccessReport | null,
  offset: number | null,
  platform: NodeJS.Platform,
  moved = false,
): Check {
  const problem = access?.signed?.problem ?? access?.first ?? null;
  const tooFar = kindOf(problem) === 'clock';
  if (offset === null && !tooFar) {
    return skipped('clock', text('no answer of the service to compare with', '没有可供比较的服务端应答'));
  }
  const found = offsetWords(offset);
  if (moved && !tooFar) {
    const words = text(`${found.en}: the emulator’s clock was moved`, `${found.zh}：模拟器的时钟被调整过`);
    return ok('clock', words);
  }
  const row = explainRequestError(timeCode);
  const fix = row ? withCommand(waysOutOf(row, {}), platform) : waysOut();
  if (tooFar || Math.abs(offset ?? 0) > refusedFrom) return failed('clock', found, fix, exits.denied);
  return Math.abs(offset ?? 0) > noticed ? warning('clock', found, fix) : ok('clock', found);
}

/** Whether the answers came from an emulator of this machine with a clock ahead of it; it is asked only where that may be. */
export async function emulatorClockMoved(
  { identity, endpoint, way }: Place,
  offset: number | null,
  emulators: Pick<Services['emulators'], 'controls'>,
  signal: AbortSignal,
): Promise<boolean> {
  if (identity.kind !== 'keys' || endpoint === null || Math.abs(offset ?? 0) <= noticed) return false;
  if (way === null || way instanceof ConfigurationProblem || way.why !== 'this-machine') return false;
  const controls = await emulators.controls({ endpoint, credentials: identity.keys, among: 1 });
  const asked = await orProblem(controls.clock(AbortSignal.any([signal, AbortSignal.timeout(emulatorMs)])));
  return asked.ok && asked.value.aheadMs > 0;
}

/** An emulator on this machine answers at once. */
const emulatorMs = 3000;

function offsetWords(offset: number | null): Text {
  if (offset === null) return text('the service refuses the time of the call', '服务不接受该调用的时间');
  const far = Math.abs(offset);
  if (far <= 2) return text('the same as the service’s', '与服务端一致');
  const [minutes, seconds] = [Math.floor(far / 60), Math.round(far % 60)];
  const en = minutes > 0 ? `${minutes} min ${seconds} s` : `${seconds} s`;
  const zh = minutes > 0 ? `${minutes} 分 ${seconds} 秒` : `${seconds} 秒`;
  return offset > 0
    ? text(`${en} behind the service’s`, `比服务端慢 ${zh}`)
    : text(`${en} ahead of the service’s`, `比服务端快 ${zh}`);
}

/** The row's commands are those of Linux. */
function withCommand(ways: WaysOut, platform: NodeJS.Platform): WaysOut {
  const command = { darwin: 'sudo sntp -sS time.apple.com', win32: 'w32tm /resync' }[platform as string];
  if (command === undefined) return ways;
  return { en: [`Set the clock: ${command}`], zh: [`校准时钟：${command}`] };
}

/** `whyNot`: why no call was signed, where none was. */
export function signatureCheck(access: AccessReport | null, whyNot: Text, signal: AbortSignal): Check {
  const signed = access?.signed ?? null;
  const { problem } = signed ?? { problem: null };
  if (signal.aborted && (access === null || wasInterrupted(problem, signal)))
    return skipped('signature', interruptedWords);
  if (signed === null) return skipped('signature', whyNot);
  if (problem === null) return ok('signature', text('accepted (DescribeRegions)', '已通过（DescribeRegions）'));
  switch (kindOf(problem)) {
    case 'permission':
      return ok('signature', text('accepted', '已通过'));
    case 'clock':
      return skipped('signature', text('not judged: the clock comes first', '未判断：请先校准时钟'));
    case 'throttled':
      return skipped('signature', text('not judged: too many calls just now', '未判断：当前调用过于频繁'));
    case null:
      return skipped('signature', text('no answer to a signed call', '签名调用没有得到应答'));
    default:
      return refusedCheck('signature', problem, {});
  }
}

function refusedCheck(id: 'signature' | 'permissions', problem: CallProblem, here: Particulars): Check {
  const { why, fix } = explained(problem, here);
  const code = problem.name === 'Refused' ? `${problem.code}: ` : '';
  return failed(id, text(`${code}${why.en}`, `${code}${why.zh}`), fix, exitOfProblem(problem, false));
}

/** What each read is for; without those marked, a command that waits is blind. */
const uses: Readonly<Record<TriedRead, { readonly words: Text; readonly needed: boolean }>> = {
  DescribeRegions: { words: text('the list of regions', '地域列表'), needed: false },
  DescribeInstances: { words: text('--tag, --name, instances', '--tag、--name、instances'), needed: false },
  DescribeCommands: { words: text('-c by name, commands', '按名称使用 -c、commands'), needed: false },
  DescribeInvocations: { words: text('schedule list, lost answers', 'schedule list、查找丢失的应答'), needed: false },
  DescribeInvocationResults: { words: text('--wait, exec, show', '--wait、exec、show'), needed: true },
  DescribeCloudAssistantStatus: { words: text('instances check', 'instances check'), needed: false },
};

export function permissionsCheck(access: AccessReport | null, region: string, signal: AbortSignal): Check {
  const reads = access?.reads ?? [];
  const denied = reads.filter(({ problem }) => kindOf(problem) === 'permission');
  const open = reads.filter(
    ({ problem }) => problem !== null && !isAllowed(problem) && kindOf(problem) !== 'permission',
  );
  if (reads.length <= 1 || open.some(({ problem }) => wasInterrupted(problem, signal))) {
    const why = signal.aborted ? interruptedWords : text('the signature comes first', '须先通过签名');
    return skipped('permissions', why);
  }
  const first = denied.find(({ action }) => uses[action].needed) ?? denied[0];
  if (first?.problem) {
    const evidence = text(
      `${denied.length} of ${reads.length} reads are denied`,
      `${reads.length} 项读操作中有 ${denied.length} 项被拒绝`,
    );
    const details = [...denied, ...open].map(outcomeLine);
    const { fix } = explained(first.problem, { region });
    // The row is about running; of its ways only the last, another identity, is one here.
    const ways = { en: [paste.en, ...fix.en.slice(-1)], zh: [paste.zh, ...fix.zh.slice(-1)] };
    return uses[first.action].needed
      ? failed('permissions', evidence, ways, exits.denied, { details })
      : warning('permissions', evidence, ways, { details });
  }
  if (open.length === 0) {
    const names = reads.map(({ action }) => action.replace('Describe', '')).join(', ');
    return ok(
      'permissions',
      text(`all ${reads.length} reads are allowed: ${names}`, `${reads.length} 项读操作均已授权：${names}`),
    );
  }
  const answered = reads.length - open.length;
  return warning(
    'permissions',
    text(`${answered} of ${reads.length} reads were answered`, `${reads.length} 项读操作中 ${answered} 项得到应答`),
    open[0]?.problem ? explained(open[0].problem, { region }).fix : waysOut(),
    { details: open.map(outcomeLine) },
  );
}

/** What is looked for is not there: whoever may not look is told that first. */
export function isAllowed(problem: CallProblem): boolean {
  const row = problem.name === 'Refused' ? explainRequestError(problem.code) : null;
  return row?.kind === 'not-found' && row.concerns !== 'region';
}

function outcomeLine({ action, problem }: TriedOutcome): Detail {
  const code = problem === null ? '' : problem.name === 'Refused' ? problem.code : problem.reason;
  const { en, zh } = uses[action].words;
  const state = kindOf(problem) === 'permission' ? 'failed' : 'warning';
  return { state, words: text(`${action}: ${code} (for ${en})`, `${action}：${code}（用于 ${zh}）`) };
}

const paste = text(
  'Have the administrator attach this policy: ecs-invoke doctor --policy',
  '请管理员授予以下策略：ecs-invoke doctor --policy',
);

/** To run is never tried here. */
export function runningCheck({ sendsRepeatMode }: Edition, line: string): Check {
  if (!sendsRepeatMode) return skipped('running', text('cannot be known without running', '不执行就无法得知'));
  const rehearsal = `ecs-invoke -c <command> -i <instance> --rehearse${line}`;
  return skipped('running', text('cannot be known without asking for a run', '不请求执行就无法得知'), {
    fix: waysOut(text(`Ask without running: ${rehearsal}`, `只演练、不执行：${rehearsal}`)),
  });
}
