import { text } from '../domain/text.ts';
import type { Note } from '../domain/violation.ts';

/** Said where somebody could come back to an emulator that is gone. */
export const endsWithUs: Note = {
  code: 'emulator-ends',
  text: text(
    'No emulator was running, so this command has one of its own; both end together, and so does what has not ended there. To keep one: ecs-invoke emulator',
    '没有正在运行的模拟器，本命令使用自己的模拟器；二者一同结束，其中尚未结束的执行也会终止。如需保留，请运行：ecs-invoke emulator',
  ),
};

/** The same of a run: it has no record either. */
export const runEndsWithUs: Note = {
  code: endsWithUs.code,
  text: text(
    'No emulator was running, so this command has one of its own; both end together, and so does what has not ended there. Nothing of it is on record: it cannot be resumed, and the same --run-id runs again. To keep one: ecs-invoke emulator',
    '没有正在运行的模拟器，本命令使用自己的模拟器；二者一同结束，其中尚未结束的执行也会终止。这样的执行没有记录：无法继续（resume），相同的 --run-id 会再次执行。如需保留，请运行：ecs-invoke emulator',
  ),
};
