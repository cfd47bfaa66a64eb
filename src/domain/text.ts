/** What a person reads, in both languages of the tool. Which one is printed is decided where it is printed. */
export interface Text {
  readonly en: string;
  readonly zh: string;
}

export type Language = keyof Text;

export function text(en: string, zh: string): Text {
  return { en, zh };
}
