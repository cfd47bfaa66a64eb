import widthOfAnything from 'string-width';

/** Of the characters our own words are made of: one column each. Neither joins with what stands beside it. */
const narrow = /^[ -~×‘’“”–—…←↑→↓−─█░▓✓✔✖]$/;
/** Two columns each: Chinese characters and the punctuation and letters written with them. */
const wide = /^[\u3001\u3002\u3007-\u3011\u4e00-\u9fff\uff01-\uff60]$/;

/**
 * The columns a terminal gives to a text. string-width knows about emoji and scripts that join; its tables take longer
 * to load than the whole rest of a refusal, so it is asked only about texts with something else in them.
 */
export function stringWidth(text: string): number {
  let columns = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string;
    if (narrow.test(character)) columns += 1;
    else if (wide.test(character)) columns += 2;
    else return widthOfAnything(text);
  }
  return columns;
}
