/** Whether a parameter's name tells that its value is nobody's business. */
export function looksSecret(name: string): boolean {
  return /key|secret|token|passw|pwd|credential/i.test(name);
}

/** How a secret is shown, in every language: by its number of characters only. */
export function masked(value: string): string {
  return `<hidden:${[...value].length}>`;
}
