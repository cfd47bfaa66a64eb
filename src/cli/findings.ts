import { text } from '../domain/text.ts';
import type { Checked, Note, Objection, Violation } from '../domain/violation.ts';
import { type Aim, aimOf } from './aim.ts';
import type { Given } from './given.ts';
import { SourceProblem } from './sources.ts';

/** Gathers what the checks say, each with the flag it came from, so that everything is told together. */
export class Findings {
  readonly violations: Violation[] = [];
  readonly notes: Note[] = [];
  /** Files and streams that could not be read; told only when no flag was wrong. */
  readonly unreadable: SourceProblem[] = [];
  readonly given: Given;
  /** Where the line leads. */
  readonly aim: Aim;

  /** `stray`: words of the line that belong to nothing. */
  constructor(given: Given, stray: readonly Violation[] = []) {
    this.given = given;
    this.aim = aimOf(given);
    this.violations.push(...stray);
  }

  /** The value when the check accepted it, else null and its objections are kept. `shown` null hides what was given. */
  take<T>(flag: string, shown: string | null, checked: Checked<T>): T | null {
    if (checked.ok) {
      this.notes.push(...checked.notes);
      return checked.value;
    }
    for (const objection of checked.objections) this.object(flag, shown, objection);
    return null;
  }

  /** The text read, or null: what could not be read is kept, and the other checks go on. */
  async reading<T>(source: Promise<T>): Promise<T | null> {
    try {
      return await source;
    } catch (error) {
      if (!(error instanceof SourceProblem)) throw error;
      // A mistake of the line, not of the machine.
      if (error.code === 'stdin-used') this.violations.push({ ...stdinTwice, flag: '-', given: null });
      else this.unreadable.push(error);
      return null;
    }
  }

  /** As `take`, for what is named otherwise than by one flag: several flags, a variable, a word of the line. */
  takeFrom<T>(origin: string, checked: Checked<T>, shown: string | null = null): T | null {
    if (!checked.ok) {
      for (const objection of checked.objections) this.violations.push({ ...objection, flag: origin, given: shown });
      return null;
    }
    this.notes.push(...checked.notes);
    return checked.value;
  }

  object(flag: string, shown: string | null, objection: Objection): void {
    this.violations.push({ ...objection, flag: this.given.spelled(flag), given: shown });
  }

  /** Parses the single value of a flag; undefined when the flag is absent or its value is refused. */
  single<T>(flag: string, parse: (value: string) => Checked<T>): T | undefined {
    const value = this.given.one(flag);
    return value === null ? undefined : (this.take(flag, value.text, parse(value.text)) ?? undefined);
  }
}

const stdinTwice: Objection = {
  rule: 'stdin-twice',
  why: text(
    'Two flags are to be read from standard input, which can be read only once.',
    '有两个选项都要从标准输入读取，而标准输入只能读取一次。',
  ),
  fix: text('Put one of the two into a file and name that.', '请将其中之一写入文件，并改为指定该文件。'),
};
