/** Whether a parameter's name tells that its value is nobody's business. */
export function looksSecret(name: string): boolean {
  return /key|secret|token|passw|pwd|credential/i.test(name);
}

/** How a secret is shown: by its length only. */
export function masked(value: string): string {
  return `<${[...value].length} characters, hidden>`;
}
