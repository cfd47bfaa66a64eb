import type { Verdict } from '../../domain/invocation.ts';
import { type Text, text } from '../../domain/text.ts';
import type { RunEvent } from '../../usecases/ports.ts';
import type { PlannedCall } from '../../usecases/run-input.ts';
import type { Tally } from '../../usecases/tally.ts';
import { verdictWords } from './outcome-words.ts';
import { lengthWords } from './result-words.ts';

/** `call 2 of 3: asking the service to run it on 50 …` */
export function sendingWords({ chunk, chunks, instanceIds }: PlannedCall): Text {
  const count = instanceIds.length;
  const one = text(`asking the service to run it on ${count} …`, `正在请求服务在 ${count} 台实例上执行 …`);
  if (chunks === 1) return one;
  return text(`call ${chunk} of ${chunks}: ${one.en}`, `第 ${chunk} 次调用（共 ${chunks} 次）：${one.zh}`);
}

/** `wave 2 of 21: 250 instances` */
export function waveWords({ wave, waves, instances, canary }: Extract<RunEvent, { type: 'wave' }>): Text {
  const many = instances.toLocaleString('en-US');
  const who = text(`${many} ${instances === 1 ? 'instance' : 'instances'}`, `${many} 台实例`);
  if (canary) return text(`canary: ${who.en}`, `先行批次：${who.zh}`);
  return text(`wave ${wave} of ${waves}: ${who.en}`, `第 ${wave} 批（共 ${waves} 批）：${who.zh}`);
}

/** `the next wave begins in 30 s, at 12:03:10 UTC (--pause)` */
export function pauseWords({ ms, until }: Pick<Extract<RunEvent, { type: 'pause' }>, 'ms' | 'until'>): Text {
  const [long, at] = [lengthWords(Math.round(ms / 1000)), until.toISOString().slice(11, 19)];
  return text(
    `the next wave begins in ${long.en}, at ${at} UTC (--pause)`,
    `${long.zh}后（UTC ${at}）开始下一批（--pause）`,
  );
}

/** `1,234 of 5,000 ended, 250 running, 34 failed` */
export function tallyWords({ ended, running, verdicts }: Tally, total: number): Text {
  const [over, all] = [ended, total].map((each) => each.toLocaleString('en-US'));
  const bad = (Object.entries(verdicts) as [Verdict, number][]).filter(
    ([verdict, count]) => verdict !== 'success' && count > 0,
  );
  const others = (language: 'en' | 'zh') =>
    bad.map(([verdict, count]) =>
      language === 'en' ? `, ${count} ${verdictWords[verdict].en}` : `，${count} 台${verdictWords[verdict].zh}`,
    );
  return text(
    `${over} of ${all} ended, ${running} running${others('en').join('')}`,
    `共 ${all} 台，已结束 ${over} 台，运行中 ${running} 台${others('zh').join('')}`,
  );
}
