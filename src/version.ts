import own from '../package.json' with { type: 'json' };

interface Package {
  readonly version: string;
  readonly engines: { readonly node: string };
}

/** What the package says of itself, as it was built. */
export function ownPackage(): Package {
  return own;
}
