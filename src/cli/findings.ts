import type { Checked, Note, Objection, Violation } from '../domain/violation.ts';
import type { Given } from './given.ts';

/** Gathers what the checks say, each with the flag it came from, so that everything is told together. */
export class Findings {
  readonly violations: Violation[] = [];
  readonly notes: Note[] = [];
  readonly given: Given;

  constructor(given: Given) {
    this.given = given;
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

  /** As `take`, for a word of the line that belongs to no flag. */
  takeWord<T>(name: string, word: string, parse: (value: string) => Checked<T>): T | null {
    const checked = parse(word);
    if (checked.ok) return checked.value;
    for (const objection of checked.objections) this.violations.push({ ...objection, flag: name, given: word });
    return null;
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
