import { text } from '../../domain/text.ts';
import { type Page, say } from '../page.ts';
import { renderCard } from './report-card.ts';

/** A call that was not sent because its intent could not be put on record. */
export function renderUnrecordable(
  { file, code }: { readonly file: string; readonly code: string },
  page: Page,
): string {
  return renderCard(
    {
      sign: '✖',
      what: say(
        text(`Nothing was sent: the journal cannot be written (${code})`, `没有发送：无法写入执行记录（${code}）`),
        page,
      ),
      who: [file],
      why: say(
        text(
          'What is sent has to be on record first, so that a lost answer can be followed up.',
          '发送之前须先记录，应答丢失时才能查明情况。',
        ),
        page,
      ),
      next: [
        say(
          text(
            'Make room or make it writable, or go without a record: --no-journal.',
            '请腾出空间或修正权限，或用 --no-journal 不做记录。',
          ),
          page,
        ),
      ],
      facts: [],
    },
    page,
  );
}
