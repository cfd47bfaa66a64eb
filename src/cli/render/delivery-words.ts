import { type Text, text } from '../../domain/text.ts';
import type { RunEvent } from '../../usecases/ports.ts';
import type { PlannedCall } from '../../usecases/run-input.ts';
import { listingLine } from './no-answer.ts';
import { oneLine } from './visible.ts';

/** What is said while a call does not go through at once; `aloud`: even to whoever wants it quiet. */
export interface Said {
  readonly words: Text;
  /** `passing`: for the line that changes in place only; `note`: `aloud`, and it belongs to the result. */
  readonly how: 'passing' | 'said' | 'aloud' | 'note';
}

/** A wait that is shorter is not worth a line, in milliseconds. */
const shortWaitMs = 1_000;

export function deliveryWords(event: RunEvent): Said | null {
  switch (event.type) {
    case 'retrying': {
      const isShort = event.why === 'not-sent' && event.waitMs < shortWaitMs;
      const how = event.why === 'on-request' ? 'aloud' : isShort ? 'passing' : 'said';
      return { words: whichCall(event.call, againWords(event)), how };
    }
    case 'looking':
      return { words: whichCall(event.call, lookingWords(event)), how: 'said' };
    case 'rechecking':
      return { words: whichCall(event.call, recheckingWords(event)), how: 'said' };
    case 'in-flight':
      return { words: inFlightWords(event), how: 'aloud' };
    case 'unrecorded':
      return { words: unrecordedWords(event), how: 'aloud' };
    case 'unchecked':
      return { words: uncheckedWords(event), how: 'note' };
    default:
      return null;
  }
}

function againWords({ why, waitMs, problem, attempt }: Extract<RunEvent, { type: 'retrying' }>): Text {
  const wait = secondsOf(waitMs);
  switch (why) {
    case 'not-sent': {
      const because = problem?.name === 'NotSent' ? ` (${problem.reason}, ${oneLine(problem.host)})` : '';
      return text(
        `not sent${because}; try ${attempt} in ${wait.en}`,
        `未发送${because}；${wait.zh}后进行第 ${attempt} 次尝试`,
      );
    }
    case 'throttled':
      return text(`throttled, next try in ${wait.en}`, `被限流，${wait.zh}后重试`);
    case 'processing':
      return text(
        `the service is still at work on the same request; asking again in ${wait.en}, with the same token`,
        `服务端仍在处理同一请求；${wait.zh}后以相同令牌再次询问`,
      );
    case 'token':
      return text('no trace of it; sent again with the same token', '未查到该调用；已用相同令牌重新发送');
    case 'same-state':
      return text(
        'no trace of it; sent again: the same file to the same place',
        '未查到该调用；已重新发送：同一文件，同一位置',
      );
    case 'on-request':
      return text(
        'no trace of it; sent again on request: it may run twice',
        '未查到该调用；已按要求重新发送：可能会执行两次',
      );
  }
}

function lookingWords({ problem, forMs }: Extract<RunEvent, { type: 'looking' }>): Text {
  const forSo = forMs === undefined ? null : secondsOf(forMs);
  if (problem === null) {
    return forSo
      ? text(`looking for up to ${forSo.en} whether it was sent before`, `正在检查此前是否已发送（最长 ${forSo.zh}）`)
      : text('checking whether it was sent before', '正在检查此前是否已发送');
  }
  const checking = forSo
    ? text(`looking for up to ${forSo.en} whether it runs`, `正在检查是否已执行（最长 ${forSo.zh}）`)
    : text('checking whether it runs', '正在检查是否已执行');
  if (problem.name === 'NoAnswer' && problem.reason === 'timeout') {
    const waited = secondsOf(problem.waitedMs);
    return text(`no answer for ${waited.en}, ${checking.en}`, `${waited.zh}内无应答，${checking.zh}`);
  }
  if (problem.name === 'NoAnswer' && problem.reason === 'deadline') {
    return text(`no answer before --deadline, ${checking.en}`, `到 --deadline 时仍无应答，${checking.zh}`);
  }
  if (problem.code === 'SignatureNonceUsed') {
    return text(
      `something on the way repeats requests (SignatureNonceUsed); ${checking.en}`,
      `途中有设备重复了请求（SignatureNonceUsed）；${checking.zh}`,
    );
  }
  return text(`answer lost, ${checking.en}`, `应答丢失，${checking.zh}`);
}

function recheckingWords({ forMs }: Extract<RunEvent, { type: 'rechecking' }>): Text {
  const forSo = secondsOf(forMs);
  return text(
    `it was sent more than once; looking for up to ${forSo.en} whether it ran only once`,
    `发送过不止一次；正在确认是否只执行了一次（最长 ${forSo.zh}）`,
  );
}

/** An invocation whose answer never arrived. */
export function foundWords({ call, invokeId, missing = [] }: Extract<RunEvent, { type: 'accepted' }>): Text {
  const few = missing.slice(0, 3).join(', ') + (missing.length > 3 ? ' …' : '');
  const found = text(`found ${oneLine(invokeId)}: it was accepted`, `已找到 ${oneLine(invokeId)}：它已被受理`);
  if (missing.length === 0) return whichCall(call, found);
  return whichCall(call, text(`${found.en}; not listed yet: ${few}`, `${found.zh}；尚未列出：${few}`));
}

function inFlightWords({ runId, recorded }: Extract<RunEvent, { type: 'in-flight' }>): Text {
  const resume = `ecs-invoke resume ${runId}`;
  return text(
    `Interrupted while a call is under way: waiting up to 5 s for its answer; Ctrl-C again leaves at once.${recorded ? ` To find out later: ${resume}` : ''}`,
    `调用途中被中断：最多再等 5 秒应答；再按一次 Ctrl-C 立即退出。${recorded ? `稍后可查明：${resume}` : ''}`,
  );
}

function unrecordedWords({ invokeId, file, code }: Extract<RunEvent, { type: 'unrecorded' }>): Text {
  return text(
    `! ${oneLine(invokeId)} was accepted, and the journal could not be written (${code}, ${file}): keep this InvokeId. The run goes on without its record.`,
    `! ${oneLine(invokeId)} 已受理，但执行记录无法写入（${code}，${file}）：请保存该 InvokeId。本次执行将在没有记录的情况下继续。`,
  );
}

/** It ends in the line that shows every invocation of the call; of a file a list is named, which no command of ours shows. */
function uncheckedWords({ call, invokeId, input }: Extract<RunEvent, { type: 'unchecked' }>): Text {
  const line =
    input.work.kind === 'file'
      ? text('the list of sent files', '请查看文件下发记录')
      : text(listingLine({ input, call }), listingLine({ input, call }));
  const id = oneLine(invokeId);
  const why =
    call.clientToken !== null
      ? text(`${id} was sent more than once with the same token`, `${id} 使用相同令牌发送过不止一次`)
      : input.delivery.mayBeRepeated
        ? text(
            `${id} carries no token, and another process may have sent the same run ID`,
            `${id} 未携带令牌，其他进程可能也以相同的执行 ID 发送过`,
          )
        : text(`${id} was sent more than once`, `${id} 发送过不止一次`);
  return text(
    `${why.en}; whether the service ran it once can be seen a minute after that: ${line.en}`,
    `${why.zh}；一分钟后才能确认服务端是否只执行了一次：${line.zh}`,
  );
}

function whichCall({ chunk, chunks }: PlannedCall, words: Text): Text {
  if (chunks === 1) return words;
  return text(`call ${chunk} of ${chunks}: ${words.en}`, `第 ${chunk} 次调用（共 ${chunks} 次）：${words.zh}`);
}

function secondsOf(ms: number): Text {
  const seconds = Math.max(1, Math.round(ms / 1000));
  return text(`${seconds} s`, `${seconds} 秒`);
}
