import { isValidCron } from 'cron-validator';

const months = numbered('january february march april may june july august september october november december', 1);
const weekdays = numbered('sunday monday tuesday wednesday thursday friday saturday', 0);

/** The largest step of each field, in the order of the fields. */
const largestStep = [59, 59, 23, 31, 12, 6] as const;

/**
 * A second opinion: does cron-validator take this cron of six fields (year and zone cut off)? It does not know `L`, `W`,
 * full names and `#` in lists, so those are put in its words first. It lets pass long numbers, long steps, weekday ranges
 * up to 7 and a missing first or last field, so those are refused here. It refuses ranges that match nothing and empty
 * list items, which the agent takes, so its refusal alone proves nothing.
 */
export function cronValidatorTakes(sixFields: string): boolean {
  const fields = sixFields.split(' ').map((field) => field.toLowerCase().split(','));
  if (fields.length !== 6 || fields.some((items, index) => items.some((item) => passesUnseen(item, index))))
    return false;
  const plain = fields.map((items, index) => items.map((item) => inItsWords(item, index)).join(',')).join(' ');
  return isValidCron(plain, { seconds: true, allowSevenAsSunday: true });
}

function inItsWords(item: string, index: number): string {
  if (item === '?') return '*';
  if (index === 3) return item.replace(/^lw?$/, '1').replace(/^(\d+)w$/, '$1');
  if (index === 4) return withNumbers(item, months);
  if (index === 5) return withNumbers(item.replace(/^([a-z]+|\d+)(?:l|#[1-5])$/, '$1'), weekdays);
  return item;
}

function withNumbers(item: string, names: ReadonlyMap<string, string>): string {
  return item.replace(/(?<![\w/])[a-z]+(?!\w)/g, (word) => names.get(word) ?? word);
}

function passesUnseen(item: string, index: number): boolean {
  const [values = '', step = '1'] = item.split('/');
  return (
    item === '' ||
    /\d{3}/.test(item) ||
    Number(step) > largestStep[index]! ||
    (index === 5 && /-(0?7|sun(day)?)$/.test(values))
  );
}

function numbered(names: string, first: number): ReadonlyMap<string, string> {
  const numbers = new Map<string, string>();
  for (const [index, name] of names.split(' ').entries()) {
    numbers.set(name, String(index + first)).set(name.slice(0, 3), String(index + first));
  }
  return numbers;
}
