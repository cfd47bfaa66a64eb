import { type Text, text } from '../domain/text.ts';
import type { Note } from '../domain/violation.ts';
import { ConfigurationProblem, type Resolved } from './configuration-problem.ts';
import type { FetchedMode } from './credentials/modes.ts';
import { CredentialsPlan } from './credentials/plan.ts';
import { Credentials } from './credentials.ts';
import { type Env, firstVariable, isOn, type Variable, variableNames } from './environment-names.ts';

/** What a place gives; null: nothing is there. */
export type Found = Resolved<{ readonly credentials: Credentials | CredentialsPlan; readonly source: Text }> | null;

/** The pair of keys, with a token where there is one. Half a pair is a problem, not an absence. */
export function keysIn(env: Env): Found {
  return pairIn(env, variableNames, []);
}

/** The names of the Terraform provider, which the official CLI does not read. */
export function terraformKeysIn(env: Env): Found {
  const { terraformKeyId: keyId, terraformKeySecret: keySecret } = variableNames;
  const name = firstVariable(env, [...keyId, ...keySecret])?.name ?? '';
  return pairIn(env, { keyId, keySecret }, [readLast(name)]);
}

/** As a pod with RRSA has it: a provider and a token file, and a role to take with them. */
export function oidcIn(env: Env): Found {
  const [provider, tokenFile] = [
    firstVariable(env, variableNames.oidcProvider),
    firstVariable(env, variableNames.oidcTokenFile),
  ];
  if (!provider && !tokenFile) return null;
  const role = firstVariable(env, variableNames.roleArn);
  if (!provider || !tokenFile || !role) {
    const missing = [
      ...(provider ? [] : ['ALIBABA_CLOUD_OIDC_PROVIDER_ARN']),
      ...(tokenFile ? [] : ['ALIBABA_CLOUD_OIDC_TOKEN_FILE']),
      ...(role ? [] : ['ALIBABA_CLOUD_ROLE_ARN']),
    ];
    return { ok: false, problem: halfOfOidc((provider ?? tokenFile)!.name, missing) };
  }
  return planned('OIDC', [provider, tokenFile, role], {
    oidc_provider_arn: provider.value,
    oidc_token_file: tokenFile.value,
    ram_role_arn: role.value,
  });
}

export function uriIn(env: Env): Found {
  const uri = firstVariable(env, variableNames.credentialsUri);
  return uri && planned('CredentialsURI', [uri], { credentials_uri: uri.value });
}

/** The instance's RAM role: named by a variable, or whichever the metadata service tells. */
export function instanceRoleIn(env: Env): Found {
  if (isOn(env, 'ALIBABA_CLOUD_ECS_METADATA_DISABLED')) return null;
  const role = firstVariable(env, variableNames.metadataRole);
  if (role) return planned('EcsRamRole', [role], { ram_role_name: role.value });
  const source = text('the RAM role of this instance', '本实例的 RAM 角色');
  const owner = text('The RAM role of this instance', '本实例的 RAM 角色');
  const credentials = new CredentialsPlan({ mode: 'EcsRamRole', owner, fields: {}, lastResort: true });
  return { ok: true, value: { credentials, source }, notes: [] };
}

function planned(mode: FetchedMode, variables: readonly Variable[], fields: Readonly<Record<string, string>>): Found {
  const names = variables.map(({ name }) => name);
  const source = text(`the environment (${names.join(', ')})`, `环境变量（${names.join('、')}）`);
  const owner = text(`The environment (${names.join(', ')})`, source.zh);
  return { ok: true, value: { credentials: new CredentialsPlan({ mode, owner, fields }), source }, notes: [] };
}

function pairIn(
  env: Env,
  names: { readonly keyId: readonly string[]; readonly keySecret: readonly string[] },
  notes: readonly Note[],
): Found {
  const [id, secret] = [firstVariable(env, names.keyId), firstVariable(env, names.keySecret)];
  if (!id && !secret) return null;
  if (!id || !secret) {
    const [found, among, others] = id ? [id, names.keyId, names.keySecret] : [secret!, names.keySecret, names.keyId];
    return { ok: false, problem: halfAPair(found.name, others[among.indexOf(found.name)] ?? others[0]!) };
  }
  const token = firstVariable(env, variableNames.token);
  const found = [id.name, secret.name, ...(token ? [token.name] : [])];
  const credentials = new Credentials({
    accessKeyId: id.value,
    accessKeySecret: secret.value,
    securityToken: token?.value ?? null,
  });
  const source = text(`the environment (${found.join(', ')})`, `环境变量（${found.join('、')}）`);
  const families = new Set(found.map((name) => name.replace(/(?:ACCESS_|SECRET_|SECURITY_).*$/, '')));
  return { ok: true, value: { credentials, source }, notes: families.size > 1 ? [...notes, mixed(found)] : notes };
}

function halfAPair(found: string, missing: string): ConfigurationProblem {
  return new ConfigurationProblem(
    'credentials-half',
    text(`${found} is set, but ${missing} is not.`, `已设置 ${found}，但未设置 ${missing}。`),
    text(
      `Set ${missing} too, or unset ${found} to use a profile.`,
      `请同时设置 ${missing}，或取消设置 ${found} 以使用配置文件。`,
    ),
  );
}

function halfOfOidc(found: string, missing: readonly string[]): ConfigurationProblem {
  return new ConfigurationProblem(
    'oidc-incomplete',
    text(`${found} is set, but not ${missing.join(' and ')}.`, `已设置 ${found}，但未设置 ${missing.join('、')}。`),
    text(
      `Set ${missing.join(' and ')} too, or unset ${found} to use a profile.`,
      `请同时设置 ${missing.join('、')}，或取消设置 ${found} 以使用配置文件。`,
    ),
  );
}

function readLast(name: string): Note {
  return {
    code: 'terraform-names',
    text: text(
      `The keys come from ${name}, a name of the Terraform provider that the official CLI does not read.`,
      `密钥来自 ${name}，这是 Terraform provider 使用的变量名，官方 CLI 并不读取。`,
    ),
  };
}

function mixed(names: readonly string[]): Note {
  return {
    code: 'credentials-mixed',
    text: text(
      `These variables are used together although their names belong to different families: ${names.join(', ')}.`,
      `以下变量被一起使用，但它们的名称前缀不同：${names.join('、')}。`,
    ),
  };
}
