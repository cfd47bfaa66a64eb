/** What was signed here and what the service signed, made fit to be shown: values that may be private as their length. */
export interface SignedTexts {
  readonly ours: string;
  readonly theirs: string;
  /** The first parameter, in the order of signing, that is not the same; null where both signed the same text. */
  readonly first: { readonly name: string; readonly ours: string | null; readonly theirs: string | null } | null;
}

/** Values that name no secret and no content. */
const shown = [
  'Action',
  'ContentEncoding',
  'Format',
  'RegionId',
  'SignatureMethod',
  'SignatureVersion',
  'Timestamp',
  'Version',
];

/**
 * Compares the parameters of a refused POST with the string-to-sign in the service's message: signature 1.0,
 * `POST&%2F&` and the sorted parameters, percent-encoded twice. null where the message holds none that can be read.
 */
export function signedTexts(sent: Readonly<Record<string, string>>, message: string): SignedTexts | null {
  const encoded = /\bPOST&(?:%2F|\/)&(\S+)/i.exec(message)?.[1]?.replace(/[.,;]+$/, '');
  if (encoded === undefined) return null;
  const theirs = new Map<string, string>();
  try {
    for (const pair of decodeURIComponent(encoded).split('&')) {
      const [name = '', value = ''] = pair.split('=', 2).map(decodeURIComponent);
      // The signature itself is never signed.
      if (name !== 'Signature') theirs.set(name, value);
    }
  } catch {
    return null;
  }
  const ours = new Map(Object.entries(sent));
  const names = [...new Set([...ours.keys(), ...theirs.keys()])].sort();
  const first = names.find((name) => ours.get(name) !== theirs.get(name));
  const told = (of: ReadonlyMap<string, string>, name: string) => {
    const value = of.get(name);
    return value === undefined ? null : showing(name, value);
  };
  return {
    ours: textOf(ours),
    theirs: textOf(theirs),
    first: first === undefined ? null : { name: clean(first), ours: told(ours, first), theirs: told(theirs, first) },
  };
}

function textOf(parameters: ReadonlyMap<string, string>): string {
  const sorted = [...parameters.keys()].sort();
  return `POST / ${sorted.map((name) => `${clean(name)}=${showing(name, parameters.get(name) ?? '')}`).join('&')}`;
}

function showing(name: string, value: string): string {
  return shown.includes(name) && /^[\w:.-]{0,40}$/.test(value) ? value : `<${value.length}>`;
}

/** A foreign name is shown as far as it is one. */
function clean(name: string): string {
  return /^[\w.-]{1,64}$/.test(name) ? name : `<${name.length}>`;
}
