import { createPrompt, isDownKey, isUpKey, useEffect, useKeypress, useMemo, useState } from '@inquirer/core';
import { type Text, text } from '../../domain/text.ts';
import type { Page } from '../page.ts';
import { type Choice, search } from './choice.ts';
import { type Editor, replaceLine } from './editor.ts';
import type { Listing } from './listing.ts';
import { type PickView, renderPick, tooManyChosen } from './pick-view.ts';

export interface PickConfig {
  readonly message: string;
  readonly listing: Listing<Choice>;
  /** How many may be chosen; null: exactly one, where the cursor is. */
  readonly atMost: number | null;
  /** IDs: what is chosen already, or where the cursor starts. */
  readonly chosen: readonly string[];
  /** What is typed as a value of its own, where the list does not have it; null when it cannot be one. */
  asTyped(search: string): Choice | null;
  /** Why a list is not whole, for a person. */
  explain(error: unknown): Text;
  /** Asked at each drawing: the window may have changed. */
  page(): Page;
  height(): number;
}

/** How long pages are gathered before the list is drawn again. */
const gatherMs = 80;

/**
 * A list to search in and pick from, one or many, that can still be filling. Resolves with the IDs. The line that is
 * typed on is the search; keys that mean something else never end up in it.
 */
export const pickPrompt = createPrompt<readonly string[], PickConfig>((config, done) => {
  const { listing, atMost, asTyped } = config;
  const many = atMost !== null;
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(many ? config.chosen : []));
  const [onlyChosen, setOnlyChosen] = useState(false);
  const [revision, setRevision] = useState(0);
  const [complaint, setComplaint] = useState<Text | null>(null);
  // The cursor stays on its row while pages come in; null: on the first one.
  const [at, setAt] = useState<string | null>(many ? null : (config.chosen[0] ?? null));

  useEffect(() => {
    let timer: NodeJS.Timeout | undefined;
    const draw = () => {
      timer = undefined;
      setRevision((before) => before + 1);
    };
    const stop = listing.onChange(() => {
      timer ??= setTimeout(draw, gatherMs);
    });
    draw();
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, []);

  const all = useMemo(() => listing.rows, [revision]);
  const found = useMemo(() => {
    // What is chosen but in no list is shown too, or nobody could take it away.
    const strangers = [...chosen].filter((id) => !listing.get(id)).flatMap((id) => asTyped(id) ?? []);
    const known = [...strangers, ...all];
    const hits = search(onlyChosen ? known.filter(({ id }) => chosen.has(id)) : known, typed);
    const own = onlyChosen || typed === '' ? null : asTyped(typed);
    return own && !hits.some(({ id }) => id === own.id) ? [...hits, own] : hits;
  }, [all, typed, onlyChosen, chosen]);
  const position = found.findIndex(({ id }) => id === at);
  // Once somebody can see where the cursor is, only keys move it: a page that comes in must not put another row there.
  useEffect(() => {
    if (position < 0 && found[0]) setAt(found[0].id);
  }, [found]);
  const cursor = Math.max(0, position);

  const move = (steps: number) => {
    const next = found[Math.max(0, Math.min(found.length - 1, cursor + steps))];
    if (next) setAt(next.id);
  };
  const toggle = (choice: Choice) => {
    if (choice.unfit !== null && !chosen.has(choice.id)) return setComplaint(cannotBeTaken(choice));
    setChosen(with_(chosen, [choice.id], !chosen.has(choice.id)));
  };
  const toggleAll = () => {
    const fit = found.filter(({ unfit }) => unfit === null).map(({ id }) => id);
    setChosen(with_(chosen, fit, !fit.every((id) => chosen.has(id))));
  };
  const takeOne = () => {
    const choice = found[cursor];
    if (choice === undefined) return setComplaint(listing.progress.state === 'loading' ? stillLoading : nothingThere);
    if (choice.unfit !== null) return setComplaint(cannotBeTaken(choice));
    return done([choice.id]);
  };
  const takeChosen = () => {
    if (chosen.size === 0) return setComplaint(nothingChosen);
    if (chosen.size > (atMost ?? 1)) return setComplaint(tooManyChosen(chosen.size, atMost ?? 1));
    return done([...chosen]);
  };

  useKeypress((key, readline) => {
    const editor = readline as unknown as Editor;
    const keepTyped = () => replaceLine(editor, typed);
    setComplaint(null);
    if (key.name === 'redraw') return setRevision((before) => before + 1);
    if (key.name === 'return' || key.name === 'enter') {
      keepTyped();
      return many ? takeChosen() : takeOne();
    }
    if (isUpKey(key, []) || isDownKey(key, [])) return move(isUpKey(key, []) ? -1 : 1);
    if (key.name === 'pageup' || key.name === 'pagedown') return move(key.name === 'pageup' ? -10 : 10);
    if (key.ctrl && key.name === 'r') {
      keepTyped();
      return listing.retry();
    }
    if (many && key.name === 'space') {
      keepTyped();
      const choice = found[cursor];
      if (choice) return toggle(choice);
      return setComplaint(listing.progress.state === 'loading' ? stillLoading : nothingThere);
    }
    if (many && key.name === 'tab') {
      keepTyped();
      return setOnlyChosen(!onlyChosen);
    }
    if (many && key.ctrl && key.name === 'a') return toggleAll();
    if (key.name === 'tab') return keepTyped();
    if (editor.line === typed) return;
    setTyped(editor.line);
    setAt(null);
  });

  const { progress } = listing;
  const view: PickView = {
    message: config.message,
    typed,
    found,
    total: all.length,
    onlyChosen,
    cursor,
    chosen: many ? chosen : null,
    atMost: atMost ?? 1,
    loading: progress.state === 'loading',
    broken: progress.state === 'broken' ? config.explain(progress.error) : null,
    complaint,
    height: config.height(),
  };
  return [...renderPick(view, config.page())] as [string, string];
});

function with_(chosen: ReadonlySet<string>, ids: readonly string[], wanted: boolean): ReadonlySet<string> {
  const next = new Set(chosen);
  for (const id of ids) {
    if (wanted) next.add(id);
    else next.delete(id);
  }
  return next;
}

function cannotBeTaken({ id, unfit }: Choice): Text {
  return text(`${id} cannot be taken: ${unfit}.`, `${id} 不可选：${unfit}。`);
}

const stillLoading = text('The list is still loading.', '列表仍在加载。');
const nothingThere = text('Nothing is found; take a part of the search away.', '没有匹配项，请缩短搜索内容。');
const nothingChosen = text('Nothing is chosen yet: Space chooses.', '尚未选择：按空格键选择。');
