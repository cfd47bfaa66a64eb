import { text } from '../../domain/text.ts';
import type { Note } from '../../domain/violation.ts';

/** Shown before anything is sent. */
export function retryWords(chosen: readonly string[], of: number, runId: string): Note {
  return {
    code: 'retry',
    text: text(
      `A new run of the same work as ${runId}, on ${chosen.length} of its ${of} instances: ${few(chosen)}.`,
      `将以新的执行重复 ${runId} 的内容，涉及其 ${of} 台实例中的 ${chosen.length} 台：${few(chosen)}。`,
    ),
  };
}

/** Whether it ran there is not known, so it is never run again by itself. */
export function unknownLeftOut(unknown: readonly string[], runId: string): readonly Note[] {
  if (unknown.length === 0) return [];
  return [
    {
      code: 'retry-unknown',
      text: text(
        `Left out, because nobody knows whether it ran there: ${few(unknown)} (${unknown.length}). To find out: ecs-invoke resume ${runId}`,
        `以下实例是否执行过未知，因此不包括在内：${few(unknown)}（共 ${unknown.length} 台）。查明情况：ecs-invoke resume ${runId}`,
      ),
    },
  ];
}

/** It may still come to the end that is asked for; `line` waits for that. */
export function unfinishedLeftOut(unfinished: readonly string[], line: string): readonly Note[] {
  if (unfinished.length === 0) return [];
  return [
    {
      code: 'retry-unfinished',
      text: text(
        `Left out, because it is not over there yet: ${few(unfinished)} (${unfinished.length}). To wait for it: ${line}`,
        `以下实例尚未结束，因此不包括在内：${few(unfinished)}（共 ${unfinished.length} 台）。等待结束：${line}`,
      ),
    },
  ];
}

function few(ids: readonly string[]): string {
  return ids.slice(0, 10).join(', ') + (ids.length > 10 ? ' …' : '');
}
