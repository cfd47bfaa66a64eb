import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { text } from '../../domain/text.ts';
import type { CredentialsPlan } from './plan.ts';
import type { Surroundings } from './surroundings.ts';

/** The only fields that are ever written. */
export type TokenFields = Partial<
  Record<'access_key_id' | 'access_key_secret' | 'sts_token' | 'oauth_access_token' | 'oauth_refresh_token', string> &
    Record<'sts_expiration' | 'oauth_access_token_expire', number>
>;

/**
 * Lays refreshed tokens into the profile as the file has it now; everything else in it stays. Where that cannot be done
 * the tokens serve this process all the same, and a note says so.
 */
export function writeBack(plan: CredentialsPlan, tokens: TokenFields, { note }: Surroundings): void {
  if (plan.file === null) return;
  const { path } = plan.file;
  try {
    const target = fs.realpathSync(path);
    const content = JSON.parse(fs.readFileSync(target, 'utf8').replace(/^\uFEFF/, '')) as {
      profiles: Record<string, unknown>[];
    };
    const profile = content.profiles.find(({ name }) => name === plan.profile);
    // Somebody made another profile of it meanwhile: these tokens have no business there.
    if (profile === undefined || sameProfile.some((name) => !isSame(profile[name], plan.field(name)))) return;
    Object.assign(profile, tokens);
    replace(target, `${JSON.stringify(content, null, '\t')}\n`);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'EIO';
    note({
      code: 'tokens-not-saved',
      text: text(
        `The refreshed tokens could not be written to ${path} (${code}); the next command will have to get new ones.`,
        `无法将刷新后的令牌写入 ${path}（${code}）；下次执行命令时需要重新获取。`,
      ),
    });
  }
}

const sameProfile = [
  'mode',
  'cloud_sso_sign_in_url',
  'cloud_sso_account_id',
  'cloud_sso_access_config',
  'oauth_site_type',
];

function isSame(inFile: unknown, ours: string): boolean {
  return String(inFile ?? '').trim() === ours;
}

/** A reader sees the old file or the new one, and nobody but its owner may read it. */
function replace(target: string, content: string): void {
  const { uid, gid } = fs.statSync(target);
  fs.accessSync(target, fs.constants.W_OK);
  const fresh = `${target}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const descriptor = fs.openSync(fresh, 'wx', 0o600);
  try {
    try {
      fs.writeFileSync(descriptor, content);
      if (process.platform !== 'win32') keepOwner(descriptor, uid, gid);
      fs.fsyncSync(descriptor);
    } finally {
      fs.closeSync(descriptor);
    }
    fs.renameSync(fresh, target);
  } catch (error) {
    fs.rmSync(fresh, { force: true });
    throw error;
  }
}

/** Under sudo the file stays its owner's. */
function keepOwner(descriptor: number, uid: number, gid: number): void {
  const ours = fs.fstatSync(descriptor);
  if (ours.uid !== uid || ours.gid !== gid) fs.fchownSync(descriptor, uid, gid);
}
