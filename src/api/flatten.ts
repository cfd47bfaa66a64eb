/** A request parameter before it is laid out on the wire; a list becomes `Name.1`, `Name.2` …, an object in it `Name.1.Key`. */
export type WireValue = string | number | boolean | readonly string[] | readonly Readonly<Record<string, string>>[];
export type WireParameters = Readonly<Record<string, WireValue>>;

/** What the signer adds itself. A parameter of such a name would silently take its place. */
const reserved = new Set(
  [
    'Action',
    'Version',
    'Format',
    'AccessKeyId',
    'SecurityToken',
    'Signature',
    'SignatureMethod',
    'SignatureVersion',
    'SignatureNonce',
    'Timestamp',
  ].map((name) => name.toLowerCase()),
);

/**
 * The parameters as they travel: one text under each name.
 * Throws a TypeError for a reserved name and for a text that is not well-formed Unicode, which no encoding can carry.
 */
export function flattened(parameters: WireParameters): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(parameters)) {
    if (reserved.has(name.toLowerCase())) throw new TypeError(`parameter name ${name} is reserved`);
    if (!Array.isArray(value)) flat[name] = String(value);
    else {
      value.forEach((item: string | Record<string, string>, index) => {
        const numbered = `${name}.${index + 1}`;
        if (typeof item === 'string') flat[numbered] = item;
        else for (const [key, text] of Object.entries(item)) flat[`${numbered}.${key}`] = text;
      });
    }
  }
  for (const [name, text] of Object.entries(flat)) {
    if (!text.isWellFormed()) throw new TypeError(`parameter ${name} holds half of a surrogate pair`);
  }
  return flat;
}
