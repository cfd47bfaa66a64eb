import { type Text, text } from '../../domain/text.ts';
import type { Note, Objection } from '../../domain/violation.ts';
import { planCalls, type RunInput } from '../../usecases/run-input.ts';
import type { ChunkHistory, JournalProblem, RunHistory } from '../../usecases/run-journal.ts';
import type { RecordUnreadable } from '../../usecases/run-journals.ts';
import type { RecordPart } from '../../usecases/run-record.ts';
import { endedAt, type StoredRun } from '../../usecases/stored-run.ts';

const reasons: Readonly<Record<string, Text>> = {
  ENOSPC: text('the disk is full', '磁盘空间已满'),
  EDQUOT: text('the quota of this user is used up', '当前用户的磁盘配额已用完'),
  EROFS: text('the file system is read-only', '文件系统为只读'),
  EACCES: text('this user may not write there', '当前用户没有写入权限'),
  EPERM: text('this user may not write there', '当前用户没有写入权限'),
  ENOTDIR: text('a file stands where a directory is needed', '应为目录的位置是一个文件'),
  EEXIST: text('a file stands where a directory is needed', '应为目录的位置是一个文件'),
  ENOENT: text('there is no such place', '该位置不存在'),
  'not-a-file': text('what stands there is no regular file', '该位置不是普通文件'),
  EISDIR: text('a directory stands where a file is needed', '应为文件的位置是一个目录'),
  'not-a-lock': text('the file in its place is no lock of this tool', '该位置的文件不是本工具的锁文件'),
  'not-a-key': text('the key file is damaged', '密钥文件已损坏'),
};

function reasonOf({ code }: JournalProblem): Text {
  const known = reasons[code] ?? text('it cannot be written', '无法写入');
  return text(`${known.en} (${code})`, `${known.zh}（${code}）`);
}

/** Before the first byte. */
export function notWritable(problem: JournalProblem): Text {
  const { en, zh } = reasonOf(problem);
  return text(
    `The record of the run cannot be kept in ${problem.file}: ${en}. Nothing was sent.`,
    `无法在 ${problem.file} 保存执行记录：${zh}。未发送任何请求。`,
  );
}

/** What lies in the way is not ours: room or rights would not help. */
const inTheWay = ['not-a-file', 'not-a-lock', 'not-a-key', 'EISDIR', 'ENOTDIR', 'EEXIST'];

const moveAway = text(
  'Move it away, or set XDG_STATE_HOME to another place.',
  '请移走该文件，或将 XDG_STATE_HOME 设为其他位置。',
);

export function noJournalFix({ code }: JournalProblem): Text {
  const { en, zh } = inTheWay.includes(code) ? moveAway : makeRoom;
  return text(`${en} ${withoutRecord.en}`, `${zh}${withoutRecord.zh}`);
}

const withoutRecord = text(
  '--no-journal sends without a record: what a crash leaves behind cannot be picked up then.',
  '--no-journal 可在没有记录的情况下发送，但中断后无法继续。',
);

const makeRoom = text(
  'Make room or set XDG_STATE_HOME to a place that can be written.',
  '请腾出空间，或将 XDG_STATE_HOME 设为可写的位置。',
);

/** Of a command that wants records of before. */
export function notReadable(problem: JournalProblem): Text {
  const { en, zh } = reasonOf(problem);
  return text(
    `The records of runs cannot be used; ${problem.file}: ${en}.`,
    `无法使用执行记录；${problem.file}：${zh}。`,
  );
}

export function notReadableFix({ code }: JournalProblem): Text {
  return inTheWay.includes(code) ? moveAway : giveAccess;
}

const giveAccess = text(
  'Let this user read and write there, or set XDG_STATE_HOME to the place where the records are.',
  '请让当前用户可读写该位置，或将 XDG_STATE_HOME 设为记录所在的位置。',
);

/** After something was sent. */
export function noLongerWritable(problem: JournalProblem, runId: string): Text {
  const { en, zh } = reasonOf(problem);
  return text(
    `The record of run ${runId} can no longer be written (${problem.file}: ${en}). The run goes on.`,
    `执行 ${runId} 的记录已无法写入（${problem.file}：${zh}）。执行继续。`,
  );
}

export const noLongerWritableFix = text(
  'Keep this output: after a crash, resume would not know all of it. Make room on the disk.',
  '请保留此输出：若进程中断，resume 无法得知全部情况。请腾出磁盘空间。',
);

export function heldBySomebody(
  runId: string,
  { pid, since }: { readonly pid: number; readonly since: string },
): { readonly why: Text; readonly fix: Text } {
  return {
    why: text(
      `Run ${runId} is being carried out by process ${pid} since ${since}. Nothing was sent.`,
      `执行 ${runId} 正由进程 ${pid} 进行（开始于 ${since}）。未发送任何请求。`,
    ),
    fix: text(
      `Wait until it ends, or stop it (kill ${pid}) and then: ecs-invoke resume ${runId}`,
      `请等待其结束，或终止该进程（kill ${pid}）后执行：ecs-invoke resume ${runId}`,
    ),
  };
}

export function unreadableWhy({ file, line, reason }: RecordUnreadable): Text {
  return reason === 'newer'
    ? text(
        `${file}:${line}: written by a later version of this tool; it is left as it is.`,
        `${file}:${line}：由更新版本的工具写入，保持原样不动。`,
      )
    : text(
        `${file}:${line}: this line is damaged, and what it said is not known; the file is left as it is.`,
        `${file}:${line}：该行已损坏，内容无法得知；文件保持原样不动。`,
      );
}

export function unreadableFix({ reason }: RecordUnreadable): Text {
  return reason === 'newer'
    ? text('Use that version for this run.', '请使用该版本处理此执行。')
    : text(
        'Look at the file, and at the service: ecs-invoke show <InvokeId>. Nothing is sent from a damaged record.',
        '请查看该文件，并向服务查询：ecs-invoke show <InvokeId>。不会依据损坏的记录发送任何请求。',
      );
}

const partWords: Readonly<Record<RecordPart, Text>> = {
  edition: text('the edition of the API', 'API 版本'),
  regionId: text('the region', '地域'),
  work: text('the command, script or file', '命令、脚本或文件'),
  instanceIds: text('the instances', '实例'),
  batchSize: text('the batch size', '每批数量'),
  parameters: text('the parameters', '参数'),
  tags: text('the invocation tags', '执行标签'),
  rest: text('how or when it runs', '执行方式或时间'),
  clientToken: text('the client token', 'ClientToken'),
  tokens: text('whether calls carry a token (--no-client-token)', '是否携带令牌（--no-client-token）'),
  canary: text('the canary', '先行实例数'),
};

/** The same run ID for something else. */
export function differentContent(parts: readonly RecordPart[], startedAt: Date): Objection {
  const at = startedAt.toISOString();
  return {
    rule: 'run-id-content',
    why: text(
      `Same run ID, different content: since ${at} it stands for a run that differs in ${parts.map((part) => partWords[part].en).join(', ')}.`,
      `执行 ID 相同但内容不同：该 ID 自 ${at} 起属于另一次执行，差异在于${parts.map((part) => partWords[part].zh).join('、')}。`,
    ),
    fix: text('Take a new ID for new work.', '新的任务请使用新的 ID。'),
  };
}

/** The run went to an emulator that is not the one that would be asked now. */
export function otherEmulator(endpoint: string): Objection {
  return {
    rule: 'other-emulator',
    why: text(
      `This run was sent to ${endpoint}, which is not the emulator that runs now; another one would do its work again.`,
      `此次执行发往 ${endpoint}，与当前运行的模拟器不同；换一个模拟器会重复执行。`,
    ),
    fix: text(
      'Start that emulator again on its port, with its --data directory; for new work start a run of its own.',
      '请用原来的端口和 --data 目录重新启动该模拟器；新的任务请另行执行。',
    ),
  };
}

/** A run that is over is said again. */
export function fromRecord(stored: StoredRun): Note {
  const { runId } = stored.record;
  const at = endedAt(stored)?.toISOString() ?? '';
  return {
    code: 'from-record',
    text: text(
      `Run ${runId} ended at ${at}; this is its record, nothing was sent.`,
      `执行 ${runId} 已于 ${at} 结束；以下为其记录，未发送任何请求。`,
    ),
  };
}

/** The same ID, and another service: what ran there says nothing of here. */
export function otherPlace(there: string, here: string): Objection {
  return {
    rule: 'run-id-place',
    why: text(
      `This ID stands for a run that was sent to ${there}; this line leads to ${here}.`,
      `该 ID 属于发送到 ${there} 的一次执行；而本次命令指向 ${here}。`,
    ),
    fix: text(
      `Take a new ID for another place, or add --endpoint ${there}`,
      `其他位置请使用新的 ID，或加上 --endpoint ${there}`,
    ),
  };
}

/** Said of a run that is over: only the service has them. */
export function outputNotKept(instanceIds: readonly string[], runId: string): Note {
  const few = instanceIds.slice(0, 3).join(', ') + (instanceIds.length > 3 ? ' …' : '');
  return {
    code: 'output-not-kept',
    text: text(
      `A secret stood in the output of ${few}, so it is not on record; the service may still have it: ecs-invoke runs show ${runId} names the InvokeIds.`,
      `${few} 的输出中含有敏感值，因此未记录；服务端可能仍保留：ecs-invoke runs show ${runId} 会列出 InvokeId。`,
    ),
  };
}

/** How far a run had come before this process. */
export function resumedWords(input: RunInput, { chunks, results }: RunHistory): Note {
  const of = (kind: ChunkHistory['kind']) => [...chunks.values()].filter((each) => each.kind === kind).length;
  const [accepted, unanswered] = [of('accepted'), of('sent')];
  const unsent = planCalls(input).length - accepted - unanswered;
  const { runId } = input;
  return {
    code: 'resumed',
    text: text(
      `Run ${runId} goes on: calls accepted before: ${accepted}, sent without an answer: ${unanswered}, not sent yet: ${unsent}; ends on record: ${results.length}.`,
      `继续执行 ${runId}：此前已受理的调用 ${accepted} 次，已发送但无应答 ${unanswered} 次，尚未发送 ${unsent} 次；已记录结果 ${results.length} 台。`,
    ),
  };
}
