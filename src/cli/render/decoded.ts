import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { type KeptOutput, type Piece, piecesOf, withoutHalves } from './cut-output.ts';
import { looksLikeGbk } from './gbk.ts';

/** An output as text, in the pieces that the service kept. */
export interface Decoded {
  readonly pieces: readonly DecodedPiece[];
  /** `utf-8` unless it was said, or recognized, to be another. */
  readonly encoding: string;
  /** Nobody said so: the bytes look like it. */
  readonly guessed: boolean;
}

export interface DecodedPiece {
  /** Without the halves of characters at the ends where it was cut. */
  readonly bytes: Buffer;
  readonly text: string;
}

/**
 * Reads an output: in the encoding that was said; else in UTF-8; else, where it cannot be that and looks like the code
 * page of a Chinese Windows, in GBK; else in UTF-8 all the same, with a mark for each byte that is none.
 */
export function decoded(output: KeptOutput, said: string | null = null): Decoded {
  const pieces = piecesOf(output);
  if (said !== null) return { pieces: pieces.map(reading(said, ({ bytes }) => bytes)), encoding: said, guessed: false };
  if (!pieces.every((piece) => isUtf8(withoutHalves(piece)))) {
    const whole = pieces.map(wholeInGbk);
    if (whole.every((bytes) => bytes !== null) && looksLikeGbk(Buffer.concat(whole))) {
      const read = reading('gbk', (piece) => whole[pieces.indexOf(piece)]!);
      return { pieces: pieces.map(read), encoding: 'gbk', guessed: true };
    }
  }
  return { pieces: pieces.map(reading('utf-8', withoutHalves)), encoding: 'utf-8', guessed: false };
}

function reading(encoding: string, whole: (piece: Piece) => Buffer): (piece: Piece) => DecodedPiece {
  return (piece) => {
    const bytes = whole(piece);
    return { bytes, text: textOf(bytes, encoding) };
  };
}

/** The bytes as text; what is no text in this encoding becomes U+FFFD. */
export function textOf(bytes: Buffer, encoding: string): string {
  return encoding === 'utf-8'
    ? bytes.toString('utf8')
    : (decoderOf(encoding, { ignoreBOM: true })?.decode(bytes) ?? bytes.toString('utf8'));
}

/** The piece without halves of GBK characters at its cut ends; null when it is not GBK. */
function wholeInGbk({ bytes, cutStart, cutEnd }: Piece): Buffer | null {
  const decoder = decoderOf('gbk', { fatal: true });
  if (decoder === null) return null;
  for (const start of cutStart ? [0, 1] : [0]) {
    for (const less of cutEnd ? [0, 1] : [0]) {
      const whole = bytes.subarray(start, Math.max(start, bytes.length - less));
      try {
        decoder.decode(whole);
        return whole;
      } catch {}
    }
  }
  return null;
}

/** null where this Node was built without that encoding. */
function decoderOf(encoding: string, options: { fatal?: boolean; ignoreBOM?: boolean } = {}): TextDecoder | null {
  try {
    return new TextDecoder(encoding, options);
  } catch {
    return null;
  }
}

/** Code pages as Windows calls them, for which the platform has other names. */
const codePages: Readonly<Record<string, string>> = {
  '866': 'ibm866',
  '874': 'windows-874',
  '932': 'shift_jis',
  '936': 'gbk',
  '949': 'euc-kr',
  '950': 'big5',
  '54936': 'gb18030',
  '65001': 'utf-8',
};

/** The platform's name of an encoding, or null when it has none such: `gbk`, `cp936` and `936` are the same. */
export function encodingNamed(name: string): string | null {
  const [, number] = /^(?:cp|windows-)?(\d{3,5})$/i.exec(name) ?? [];
  const label = number === undefined ? name : (codePages[number] ?? `windows-${number}`);
  return decoderOf(label)?.encoding ?? null;
}
