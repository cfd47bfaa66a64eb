import { createPrompt, isDownKey, isUpKey, useEffect, useKeypress, useState } from '@inquirer/core';
import { type Text, text } from '../../domain/text.ts';
import { type Page, say } from '../page.ts';
import { clip } from '../render/clip.ts';
import { wrap } from '../render/wrap.ts';
import { type Editor, replaceLine } from './editor.ts';

/** What was typed, understood or not. */
export interface ScheduleReading {
  /** The Frequency to send; null when it is not one yet. */
  readonly expression: string | null;
  /** What it means and when it runs, or what is wrong with it. */
  readonly lines: readonly string[];
}

export interface ScheduleConfig {
  readonly message: string;
  readonly current: string;
  /** Words to start from. */
  readonly presets: readonly string[];
  read(typed: string): ScheduleReading;
  page(): Page;
  height(): number;
}

/** A line for a schedule, in words or as an expression, with what it means below it at every key. Resolves with the expression. */
export const schedulePrompt = createPrompt<string, ScheduleConfig>((config, done) => {
  const { presets, read, current } = config;
  const [typed, setTyped] = useState('');
  // Which preset the arrows brought; -1: none.
  const [preset, setPreset] = useState(-1);
  const [complaint, setComplaint] = useState(false);
  const [, setDrawn] = useState(0);

  useEffect((readline) => {
    if (current === '') return;
    readline.write(current);
    setTyped(current);
  }, []);

  useKeypress((key, readline) => {
    const editor = readline as unknown as Editor;
    const put = (words: string) => {
      replaceLine(editor, words);
      setTyped(words);
    };
    setComplaint(false);
    if (key.name === 'redraw') return setDrawn((before) => before + 1);
    if (key.name === 'return' || key.name === 'enter') {
      put(typed);
      const { expression } = read(typed);
      return expression === null ? setComplaint(true) : done(expression);
    }
    if (isUpKey(key, []) || isDownKey(key, [])) {
      const next = (preset + (isUpKey(key, []) ? -1 : 1) + presets.length) % presets.length;
      setPreset(preset < 0 && isUpKey(key, []) ? presets.length - 1 : next);
      return put(presets[preset < 0 && isUpKey(key, []) ? presets.length - 1 : next] ?? '');
    }
    if (key.name === 'tab') return put(typed);
    setTyped(editor.line);
  });

  const page = config.page();
  const width = page.width - 1;
  const { lines, expression } =
    typed.trim() === '' ? { lines: examples(presets, page), expression: null } : read(typed);
  const body = [
    ...lines.slice(0, Math.max(3, config.height() - 5)).map((line) => clip(`  ${line}`, width)),
    ...(complaint && expression === null ? [page.paint.red(`  ${say(notYet, page)}`)] : []),
    ...wrap(say(keys, page), width, '  ')
      .split('\n')
      .map((line) => page.paint.dim(line)),
  ];
  return [`${page.paint.cyan('?')} ${page.paint.bold(config.message)} ${typed}`, body.join('\n')];
});

function examples(presets: readonly string[], page: Page): readonly string[] {
  return [
    ...wrap(say(invitation, page), page.width - 3).split('\n'),
    ...presets.map((words) => page.paint.dim(`  ${words}`)),
  ];
}

const invitation = text(
  'Say it in words, or write an expression: cron, rate(…), at(…). For instance:',
  '可用文字描述，也可填写表达式：cron、rate(…)、at(…)。例如：',
);
const notYet: Text = text('This cannot be taken yet.', '目前还不能采用。');
const keys = text('↑↓ examples  Enter take it  Esc back', '↑↓ 示例  Enter 采用  Esc 返回');
