import { readFileSync } from 'node:fs';
import path from 'node:path';

interface Package {
  readonly version: string;
  readonly engines: { readonly node: string };
}

/** What the package says of itself. */
export function ownPackage(): Package {
  return JSON.parse(readFileSync(path.join(__dirname, '..', 'package.json'), 'utf8')) as Package;
}
