import assert from 'node:assert/strict';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { setImmediate as tick } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import type { Choice } from '../../src/cli/interactive/choice.ts';
import { Listing } from '../../src/cli/interactive/listing.ts';
import { pickPrompt } from '../../src/cli/interactive/pick-prompt.ts';
import { noPaint } from '../../src/cli/page.ts';
import { text } from '../../src/domain/text.ts';

const choice = (id: string, more: Partial<Choice> = {}): Choice => ({
  id,
  cells: [id],
  haystack: id,
  unfit: null,
  preview: [],
  ...more,
});

/** A list whose pages come when the test says so, and the prompt that shows it, without a terminal. */
function shown(atMost: number | null, chosen: readonly string[] = []) {
  const bell = new PassThrough({ objectMode: true });
  const listing = new Listing<Choice>(async function* () {
    for await (const page of bell) yield page as readonly Choice[];
  });
  const input = new PassThrough();
  const output = new PassThrough();
  let drawn = '';
  output.setEncoding('utf8').on('data', (piece) => {
    drawn = piece;
  });
  const asTyped = (id: string) => (/^i-[a-z]+$/.test(id) ? choice(id) : null);
  const page = () => ({ language: 'en' as const, width: 80, paint: noPaint });
  const explain = () => text('broken', 'broken');
  const answer = pickPrompt(
    { message: 'Pick', listing, atMost, chosen, asTyped, explain, page, height: () => 24 },
    { input, output },
  );
  return {
    answer,
    press: async (...keys: readonly string[]) => {
      for (const key of keys) {
        input.write(key);
        await tick();
      }
    },
    /** A page comes, and is drawn. */
    async comes(...page: readonly Choice[]) {
      const next = once(output, 'data');
      bell.write(page);
      await next;
      await tick();
    },
    text: () => stripVTControlCharacters(drawn),
  };
}

test('a page that comes in moves the cursor to no other row', async () => {
  const { answer, press, comes, text } = shown(null);
  await comes(choice('i-old', { haystack: 'i-old env=prod' }));
  await press('p', 'r', 'o', 'd');
  assert.match(text(), /> i-old/);
  // It would come first by its name.
  await comes(choice('i-prod'));
  assert.match(text(), /\n {2}i-prod\n> i-old/);
  await press('\r');
  assert.deepEqual(await answer, ['i-old']);
});

test('what is chosen already and in no page yet stays chosen', async () => {
  const { answer, press, comes, text } = shown(50, ['i-gone', 'i-b']);
  await comes(choice('i-a'));
  assert.match(text(), /\[x\] i-gone[\s\S]*\[x\] i-b[\s\S]*\[ \] i-a/);
  await comes(choice('i-b'));
  await press('\r');
  assert.deepEqual(await answer, ['i-gone', 'i-b']);
});

test('Enter takes nothing that is unfit, nothing that is not there, and no more than allowed', async () => {
  const one = shown(null);
  await one.press('\r');
  assert.match(one.text(), /The list is still loading/);
  await one.comes(choice('i-x', { unfit: 'Stopped' }), choice('i-y'));
  await one.press('\r');
  assert.match(one.text(), /i-x cannot be taken: Stopped/);
  await one.press('\x1b[B', '\r');
  assert.deepEqual(await one.answer, ['i-y']);

  const many = shown(1);
  await many.comes(choice('i-x'), choice('i-y'));
  await many.press('\r');
  assert.match(many.text(), /Nothing is chosen yet/);
  await many.press('\x01', '\r');
  assert.match(many.text(), /2 are chosen; one run takes at most 1\. Take 1 away/);
  await many.press(' ', '\r');
  assert.deepEqual(await many.answer, ['i-y']);
});
