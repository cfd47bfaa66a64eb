import type { ConfigurationSources } from '../../src/api/profile-choice.ts';
import type { FileContent } from '../../src/api/profile-file.ts';

/** Texts that no problem and no note may quote. */
export const hush = { id: 'LTAIhushKeyId', secret: 'hushSecret', token: 'hushToken' } as const;

/** Sources of a configuration on a disk of one file. A thrown code stands for a file that cannot be read. */
export function sourcesOf(
  env: Readonly<Record<string, string>>,
  file: object | string | null = null,
  more: Partial<ConfigurationSources> & { readonly mode?: number | null; readonly failure?: string } = {},
): ConfigurationSources & { readonly read: string[] } {
  const { mode = 0o600, failure, ...flags } = more;
  const read: string[] = [];
  return {
    // Where nobody says otherwise the metadata service is left alone, as in every test.
    env: { HOME: '/home/jack', ALIBABA_CLOUD_ECS_METADATA_DISABLED: 'true', ...env },
    home: '/system/home',
    platform: 'linux',
    read,
    readFile(path): FileContent {
      read.push(path);
      if (failure !== undefined) throw Object.assign(new Error(`${failure}: ${hush.secret}`), { code: failure });
      if (file === null) throw Object.assign(new Error('none'), { code: 'ENOENT' });
      return { text: typeof file === 'string' ? file : JSON.stringify(file), mode };
    },
    ...flags,
  };
}

/** A configuration file with these profiles; the first one is the current one. */
export function fileOf(...profiles: readonly object[]): object {
  const [first] = profiles as readonly { name?: string }[];
  return { current: first?.name ?? '', profiles, meta_path: '' };
}

export const akProfile = {
  name: 'default',
  mode: 'AK',
  access_key_id: hush.id,
  access_key_secret: hush.secret,
  region_id: 'cn-beijing',
  language: 'zh',
};
