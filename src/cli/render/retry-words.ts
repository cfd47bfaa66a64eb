import { type Text, text } from '../../domain/text.ts';
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

/** Instances that are not run on again, whatever was asked for. */
export interface LeftOut {
  readonly code: 'retry-unknown' | 'retry-unfinished';
  readonly why: Text;
  /** Ends in a command. */
  readonly fix: Text;
}

/**
 * Where nobody knows whether it ran, and where it may still come to the end that is asked for. `look`: the command that
 * tells more of some instances.
 */
export function leftOutWords(
  { unknown, unfinished }: { readonly unknown: readonly string[]; readonly unfinished: readonly string[] },
  look: (ids: readonly string[]) => string,
): readonly LeftOut[] {
  const words = (ids: readonly string[], code: LeftOut['code'], en: string, zh: string): readonly LeftOut[] =>
    ids.length === 0
      ? []
      : [
          {
            code,
            why: text(
              `Left out, because ${en}: ${few(ids)} (${ids.length}).`,
              `以下实例${zh}，因此不包括在内：${few(ids)}（共 ${ids.length} 台）。`,
            ),
            fix: text(`See where it stands: ${look(ids)}`, `查看进展：${look(ids)}`),
          },
        ];
  return [
    ...words(unknown, 'retry-unknown', 'nobody knows whether it ran there', '是否执行过未知'),
    ...words(unfinished, 'retry-unfinished', 'it is not over there yet', '尚未结束'),
  ];
}

export function leftOutNote({ code, why, fix }: LeftOut): Note {
  return { code, text: text(`${why.en} ${fix.en}`, `${why.zh}${fix.zh}`) };
}

function few(ids: readonly string[]): string {
  return ids.slice(0, 10).join(', ') + (ids.length > 10 ? ' …' : '');
}
