import { type Text, text } from './text.ts';

/** What stands where JSON does not allow it; lines and columns count from 1. */
export interface JsonMistake {
  readonly line: number;
  readonly column: number;
  readonly why: Text;
  readonly fix: Text;
}

export type JsonText =
  | {
      readonly ok: true;
      readonly value: unknown;
      /** Places of members whose object had one of that name before: `commands[1].name`. JSON.parse keeps the last. */
      readonly doubles: readonly string[];
    }
  | { readonly ok: false; readonly mistake: JsonMistake };

/** Reads a JSON text as JSON.parse does, but tells where it is wrong, and notices members that are there twice. */
export function readJson(source: string): JsonText {
  const walk = new Walk(source);
  const mistake = walk.toTheEnd();
  if (mistake) return { ok: false, mistake };
  return { ok: true, value: JSON.parse(source) as unknown, doubles: walk.doubles };
}

/** `instances[3].tags`; a name that is not plain stands in brackets and quotes. */
export function memberPlace(place: string, name: string): string {
  if (!/^[\w$-]+$/.test(name)) return `${place}[${JSON.stringify(name)}]`;
  return place === '' ? name : `${place}.${name}`;
}

type Frame =
  | { readonly close: '}'; readonly names: Set<string>; name: string }
  | { readonly close: ']'; index: number };

const scalar = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** One pass without recursion, so that no depth of brackets can exhaust the stack. */
class Walk {
  readonly doubles: string[] = [];
  readonly #source: string;
  readonly #frames: Frame[] = [];
  #at = 0;
  /** Where a comma stood, for what comes behind it. */
  #comma = -1;

  constructor(source: string) {
    this.#source = source;
  }

  toTheEnd(): JsonMistake | null {
    for (;;) {
      const mistake = this.#value();
      if (mistake !== 'open' && mistake !== null) return mistake;
      const end = mistake === 'open' ? null : this.#afterValue();
      if (end === 'end') return null;
      if (end) return end;
    }
  }

  /** `open`: a bracket, and a value is to follow. */
  #value(): JsonMistake | 'open' | null {
    const character = this.#next();
    if (character === '{') {
      this.#at++;
      this.#frames.push({ close: '}', names: new Set(), name: '' });
      return this.#next() === '}' ? null : (this.#name() ?? 'open');
    }
    if (character === '[') {
      this.#at++;
      this.#frames.push({ close: ']', index: 0 });
      return this.#next() === ']' ? null : 'open';
    }
    if (character === '"') return this.#string();
    scalar.lastIndex = this.#at;
    if (!scalar.test(this.#source)) return this.#mistake(text('a value', '值'));
    this.#at = scalar.lastIndex;
    return null;
  }

  /** Closes what ends here; null: after a comma, the next value is to follow. */
  #afterValue(): JsonMistake | 'end' | null {
    for (;;) {
      const character = this.#next();
      const frame = this.#frames.at(-1);
      if (!frame) return character === '' ? 'end' : this.#mistake(text('the end of the file', '文件结尾'));
      if (character === ',') {
        this.#comma = this.#at++;
        if (frame.close === '}') return this.#name();
        frame.index++;
        return null;
      }
      if (character !== frame.close) {
        return this.#mistake(text(`a comma or ${frame.close}`, `逗号或 ${frame.close}`));
      }
      this.#at++;
      this.#frames.pop();
    }
  }

  #name(): JsonMistake | null {
    if (this.#next() !== '"') return this.#mistake(text('a name in double quotes', '用双引号括起的名称'));
    const from = this.#at;
    const mistake = this.#string();
    if (mistake) return mistake;
    const frame = this.#frames.at(-1) as Extract<Frame, { close: '}' }>;
    frame.name = JSON.parse(this.#source.slice(from, this.#at)) as string;
    if (frame.names.has(frame.name)) this.doubles.push(this.#place());
    frame.names.add(frame.name);
    if (this.#next() !== ':') return this.#mistake(text('a colon', '冒号'));
    this.#at++;
    return null;
  }

  #string(): JsonMistake | null {
    for (this.#at++; this.#at < this.#source.length; this.#at++) {
      const character = this.#source[this.#at]!;
      if (character === '"') {
        this.#at++;
        return null;
      }
      if (character < ' ') return this.#mistake(text('the closing quote', '右双引号'));
      if (character !== '\\') continue;
      const code = /^(?:["\\/bfnrt]|u[\da-fA-F]{4})/.exec(this.#source.slice(this.#at + 1, this.#at + 6));
      if (!code) return this.#mistake(text('an escape such as \\n or \\\\', '转义序列，如 \\n 或 \\\\'));
      this.#at += code[0].length;
    }
    return this.#mistake(text('the closing quote', '右双引号'));
  }

  /** The next character that is no blank; '' at the end. */
  #next(): string {
    while (' \t\n\r'.includes(this.#source[this.#at] ?? '.')) this.#at++;
    return this.#source[this.#at] ?? '';
  }

  #place(): string {
    return this.#frames.reduce(
      (place, frame) => (frame.close === '}' ? memberPlace(place, frame.name) : `${place}[${frame.index}]`),
      '',
    );
  }

  #mistake(wanted: Text): JsonMistake {
    const before = this.#source.slice(0, this.#at).split('\n');
    const found = this.#source[this.#at] ?? '';
    const [en, zh] =
      found === '' ? ['the file ends', '文件已结束'] : [`there is ${shown(found)}`, `实际是 ${shown(found)}`];
    return {
      line: before.length,
      column: [...before.at(-1)!].length + 1,
      why: text(
        `Not JSON: here ${wanted.en} should be, but ${en}.`,
        `不是有效的 JSON：此处应为${wanted.zh}，但${zh}。`,
      ),
      fix: this.#fix(found),
    };
  }

  #fix(found: string): Text {
    const next = this.#source[this.#at + 1] ?? '';
    if (found === '#' || (found === '/' && (next === '/' || next === '*'))) {
      return text('JSON has no comments; take them out.', 'JSON 不支持注释，请删除。');
    }
    const isBehindComma = this.#comma >= 0 && this.#source.slice(this.#comma + 1, this.#at).trim() === '';
    if ((found === '}' || found === ']') && isBehindComma) {
      return text('Take out the comma before it.', '请删除它前面的逗号。');
    }
    if (found === "'") return text('JSON takes double quotes only.', 'JSON 只支持双引号。');
    if (found === '') return text('Close every bracket and quote.', '请补全所有括号和引号。');
    if (found < ' ') return text('Write a line end within a text as \\n.', '文本中的换行请写成 \\n。');
    return text('Mend it there, or just before.', '请修正此处或其紧邻的前文。');
  }
}

function shown(character: string): string {
  return character < ' ' ? JSON.stringify(character) : character;
}
