import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { output } from '../../src/cli/io.ts';
import { noPaint } from '../../src/cli/page.ts';
import { spinner } from '../../src/cli/progress.ts';
import { text } from '../../src/domain/text.ts';

/** A terminal as ora sees one, of so many columns; a window of `script` or of a serial line says 0. */
function terminal(columns: number) {
  const written: Buffer[] = [];
  const stream = Object.assign(new PassThrough(), {
    isTTY: true,
    columns,
    cursorTo() {},
    clearLine() {},
    moveCursor() {},
  });
  stream.on('data', (piece: Buffer) => written.push(piece));
  return { stream, written };
}

test('a window that does not know its width gets no line that changes in place', () => {
  const { stream, written } = terminal(0);
  const progress = spinner(stream, { language: 'en', width: 80, paint: noPaint });
  progress.show(text('waiting', '等待'));
  progress.aside(() => stream.write('result\n'));
  progress.stop();
  assert.equal(Buffer.concat(written).toString(), 'result\n');
  assert.equal(output(stream).columns, 80);
});

test('a sign that cannot be read is done without', async () => {
  const { stream, written } = terminal(80);
  const page = { language: 'en', width: 80, paint: noPaint } as const;
  let asked = false;
  const progress = spinner(stream, page, () => {
    asked = true;
    return Promise.reject(new Error('gone'));
  });
  progress.show(text('waiting', '等待'));
  while (!asked) await sleep(20);
  await sleep(20);
  progress.aside(() => stream.write('result\n'));
  progress.stop();
  assert.equal(Buffer.concat(written).toString(), 'result\n');
});

test('what is soon over shows nothing; what lasts does, with what was said last', async () => {
  const { stream, written } = terminal(80);
  const shown = () => Buffer.concat(written).toString();
  const progress = spinner(stream, { language: 'en', width: 80, paint: noPaint });
  progress.show(text('asking', '询问'));
  progress.stop();
  await sleep(300);
  assert.equal(shown(), '');
  progress.show(text('asking again', '再次询问'));
  progress.show(text('waiting', '等待'));
  while (!shown().includes('waiting')) await sleep(20);
  assert.ok(!shown().includes('asking'));
  progress.stop();
  const length = shown().length;
  await sleep(300);
  assert.equal(shown().length, length);
});
