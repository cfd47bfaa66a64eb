/** The port of an address that names none. */
const usualPort = 80;

/** Every way to write the address of a server that listens on this machine only. */
export function ownAddresses(port: number): readonly string[] {
  const names = ['127.0.0.1', 'localhost', '[::1]'];
  const withPort = names.map((name) => `${name}:${port}`);
  return port === usualPort ? [...names, ...withPort] : withPort;
}

/**
 * What a request line asks for: a path, or a whole address as clients write it to a proxy. Without the `?`; `authority` is
 * null for a path.
 */
export function targetOf(url: string): { authority: string | null; path: string; query: string } {
  const [, authority = null, rest = url] = /^http:\/\/([^/?]*)(.*)$/is.exec(url) ?? [];
  const [path = '', query = ''] = rest.split(/\?(.*)/s);
  return { authority, path: authority !== null && path === '' ? '/' : path, query };
}
