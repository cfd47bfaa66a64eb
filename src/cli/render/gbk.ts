/**
 * Whether bytes that are no UTF-8 are most likely Chinese text in GBK (code page 936). Nearly any bytes can be read as
 * GBK, so it takes more: no control characters, nearly all pairs among the characters of GB 2312, and of those most
 * among the 3,755 common ones, where no text in Cyrillic or a Western code page lies.
 */
export function looksLikeGbk(bytes: Buffer): boolean {
  let pairs = 0;
  let known = 0;
  let characters = 0;
  let common = 0;
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at]!;
    if (lead < 0x20 && !allowedControls.includes(lead)) return false;
    if (lead < 0x80) continue;
    const trail = bytes[++at] ?? 0;
    pairs++;
    if (trail < 0xa1 || trail > 0xfe) continue;
    if (lead >= 0xb0 && lead <= 0xf7) {
      known++;
      characters++;
      if (lead <= 0xd7) common++;
    } else if (lead >= 0xa1 && lead <= 0xa9) known++;
  }
  return pairs >= 2 && known >= pairs * 0.9 && characters > 0 && common >= characters * 0.7;
}

/** Tab, line ends, form feed, and the escape that begins a colour. */
const allowedControls: readonly number[] = [0x09, 0x0a, 0x0c, 0x0d, 0x1b];
