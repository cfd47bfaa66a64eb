import { memberPlace } from '../../domain/json-text.ts';
import { nearMiss } from '../../domain/near-miss.ts';
import { type Text, text } from '../../domain/text.ts';
import type { Objection } from '../../domain/violation.ts';
import type { Complaints } from './complaints.ts';

/**
 * A value of the fleet file with its place. Each reading gives undefined for what is absent, and for what is wrong once
 * that has been complained of.
 */
export class Member {
  readonly place: string;
  readonly value: unknown;
  readonly #complaints: Complaints;

  constructor(place: string, value: unknown, complaints: Complaints) {
    this.place = place;
    this.value = value;
    this.#complaints = complaints;
  }

  get isThere(): boolean {
    return this.value !== undefined;
  }

  refuse(objection: Objection): undefined {
    this.#complaints.add(this.place, this.value, objection);
    return undefined;
  }

  /** The members of an object by name; those it may not have are complained of. `meant`: what other tools call them. */
  members<Name extends string>(
    names: readonly Name[],
    meant: Readonly<Record<string, Name>> = {},
  ): ((name: Name) => Member) | undefined {
    const object = this.#object();
    if (!object) return undefined;
    for (const name of Object.keys(object)) {
      if (!(names as readonly string[]).includes(name)) this.#of(name).refuse(unknownMember(name, names, meant));
    }
    return (name) => this.#of(name);
  }

  /** Every member of an object whose names are free. */
  entries(): (readonly [name: string, member: Member])[] {
    return Object.keys(this.#object() ?? {}).map((name) => [name, this.#of(name)] as const);
  }

  items(atMost: number): readonly Member[] {
    if (!this.isThere) return [];
    if (!Array.isArray(this.value)) {
      this.refuse(notA(text('an array', '数组')));
      return [];
    }
    if (this.value.length > atMost) {
      const most = atMost.toLocaleString('en');
      this.refuse({
        rule: 'fleet-count',
        why: text(
          `There are ${this.value.length.toLocaleString('en')}; at most ${most} are taken.`,
          `共 ${this.value.length.toLocaleString('en')} 项；最多 ${most} 项。`,
        ),
        fix: text('Leave some out.', '请减少数量。'),
      });
      return [];
    }
    return this.value.map((item, index) => new Member(`${this.place}[${index}]`, item, this.#complaints));
  }

  /** Characters, at least one unless said otherwise; no control characters unless lines are allowed. */
  text({ least = 1, most, lines = false }: { least?: number; most: number; lines?: boolean }): string | undefined {
    if (!this.isThere) return undefined;
    if (typeof this.value !== 'string') return this.refuse(notA(text('a text in double quotes', '用双引号括起的文本')));
    const length = [...this.value].length;
    if (length < least || length > most) {
      return this.refuse({
        rule: 'fleet-length',
        why: text(
          `It has ${length} characters; ${least} to ${most} are taken.`,
          `共 ${length} 个字符；应为 ${least} 到 ${most} 个。`,
        ),
        fix:
          length > most
            ? text('Shorten it.', '请缩短。')
            : text('Fill it in, or leave it out.', '请填写，或删除该项。'),
      });
    }
    if (!lines && [...this.value].some((character) => character < ' ' || character === '\u007f')) {
      return this.refuse({
        rule: 'fleet-characters',
        why: text('It has a line end or another control character in it.', '其中含有换行或其他控制字符。'),
        fix: text('Take it out.', '请删除。'),
      });
    }
    return this.value;
  }

  integer(least: number, most: number): number | undefined {
    return this.#number(least, most, Number.isInteger, text('a whole number', '整数'));
  }

  share(): number | undefined {
    return this.#number(0, 1, Number.isFinite, text('a number', '数值'));
  }

  boolean(): boolean | undefined {
    if (!this.isThere || typeof this.value === 'boolean') return this.value as boolean | undefined;
    return this.refuse(notA(text('true or false', 'true 或 false')));
  }

  oneOf<Word extends string>(words: readonly Word[]): Word | undefined {
    if (!this.isThere || words.includes(this.value as Word)) return this.value as Word | undefined;
    const given = typeof this.value === 'string' ? this.value : '';
    const near = words.find((word) => word.toLowerCase() === given.toLowerCase()) ?? nearMiss(given, words);
    return this.refuse({
      rule: 'fleet-choice',
      why: text(`This should be one of ${words.join(', ')}.`, `应为 ${words.join('、')} 之一。`),
      fix: near ? write(near) : text('Give one of these.', '请选用其中之一。'),
    });
  }

  #number(least: number, most: number, fits: (value: unknown) => boolean, what: Text): number | undefined {
    if (!this.isThere) return undefined;
    const { value } = this;
    if (fits(value) && (value as number) >= least && (value as number) <= most) return value as number;
    const [from, to] = [least, most].map((bound) => bound.toLocaleString('en'));
    return this.refuse({
      rule: 'fleet-number',
      why: text(`This should be ${what.en} from ${from} to ${to}.`, `应为 ${from} 到 ${to} 的${what.zh}。`),
      fix:
        /^[\d.]+$/.test(String(value)) && typeof value === 'string'
          ? text('Write it without quotes.', '请去掉引号。')
          : text('Give one of these, or leave it out.', '请填写该范围内的值，或删除该项。'),
    });
  }

  #object(): object | undefined {
    if (!this.isThere) return undefined;
    const isObject = typeof this.value === 'object' && this.value !== null && !Array.isArray(this.value);
    return isObject ? (this.value as object) : this.refuse(notA(text('an object, {…}', '对象 {…}')));
  }

  #of(name: string): Member {
    const object = this.value as Readonly<Record<string, unknown>>;
    const value = Object.hasOwn(object, name) ? object[name] : undefined;
    return new Member(memberPlace(this.place, name), value, this.#complaints);
  }
}

export function write(word: string): Text {
  return text(`Write ${word}.`, `请写 ${word}。`);
}

function notA(what: Text): Objection {
  return {
    rule: 'fleet-type',
    why: text(`This should be ${what.en}.`, `应为${what.zh}。`),
    fix: text('Write it so, or leave it out.', '请按此书写，或删除该项。'),
  };
}

function unknownMember<Name extends string>(
  name: string,
  names: readonly Name[],
  meant: Readonly<Record<string, Name>>,
): Objection {
  const plain = name.toLowerCase();
  const near =
    names.find((known) => known.toLowerCase() === plain) ??
    (Object.hasOwn(meant, plain) ? meant[plain] : undefined) ??
    nearMiss(name, names);
  return {
    rule: 'fleet-unknown',
    why: text('A fleet file has nothing of this name here.', '此处没有这个名称的字段。'),
    fix: near
      ? write(near)
      : text(`Take it out. There are: ${names.join(', ')}.`, `请删除。可用字段：${names.join('、')}。`),
  };
}
