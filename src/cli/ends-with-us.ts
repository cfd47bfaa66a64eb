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
