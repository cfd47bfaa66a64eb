import { text } from '../../domain/text.ts';
import type { Note } from '../../domain/violation.ts';

/** The clock of this machine is so many milliseconds behind the service's; negative: ahead. */
export function clockNote(offsetMs: number): Note {
  const seconds = Math.round(Math.abs(offsetMs) / 1000);
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  const en = [...(minutes > 0 ? [`${minutes} min`] : []), ...(rest > 0 || minutes === 0 ? [`${rest} s`] : [])].join(
    ' ',
  );
  const zh = [...(minutes > 0 ? [`${minutes} 分`] : []), ...(rest > 0 || minutes === 0 ? [`${rest} 秒`] : [])].join('');
  const behind = offsetMs >= 0;
  return {
    code: 'clock-off',
    text: text(
      `The clock of this machine is ${en} ${behind ? 'behind' : 'ahead of'} the service's, which refused the request; it was sent again with the service's time. Set the clock (NTP).`,
      `本机时钟比服务端${behind ? '慢' : '快'} ${zh}，请求因此被拒绝；已改用服务端时间重新发送。请校准本机时钟（NTP）。`,
    ),
  };
}
