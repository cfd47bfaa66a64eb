import type { ConfigurationProblem } from '../../api/configuration-problem.ts';
import type { SourceLookedAt } from '../../api/credentials/looked-at.ts';
import type { Credentials } from '../../api/credentials.ts';
import { knownRegions, noRegion } from '../../domain/region.ts';
import { type Text, text } from '../../domain/text.ts';
import { type Exit, exits } from '../exit-code.ts';
import { type Check, type Detail, failed, ok, skipped, warning, waysOut } from './check.ts';
import type { ConfigurationFile, FetchedKeys } from './diagnosis.ts';
import { interruptedWords } from './local-checks.ts';
import type { Place } from './place.ts';

/** Who calls, and where to: what the configuration and the environment say of it. */

const emulated = text('the emulator needs none', '模拟器不需要');

export function configurationCheck({ configuration, settingsFailed, emulated: isEmulated }: Place): Check {
  if (configuration === null || isEmulated) return skipped('configuration', emulated);
  const { path, state, problem, openToOthers } = configuration;
  if (problem !== null && settingsFailed) {
    return failed('configuration', problem.why, waysOut(problem.fix), exits.configuration);
  }
  if (problem !== null) {
    return warning(
      'configuration',
      text(`${problem.why.en} Nothing needs it now.`, `${problem.why.zh}当前并不需要它。`),
      waysOut(problem.fix),
    );
  }
  if (state === 'ignored') {
    return skipped(
      'configuration',
      text('ALIBABA_CLOUD_IGNORE_PROFILE=TRUE: no file is read', 'ALIBABA_CLOUD_IGNORE_PROFILE=TRUE：不读取配置文件'),
    );
  }
  if (state === 'absent') return skipped('configuration', text(`there is no ${path}`, `${path} 不存在`));
  const found = fileWords(configuration);
  if (!openToOthers) return ok('configuration', found);
  return warning(
    'configuration',
    text(`${found.en}; other users can read the secrets in it`, `${found.zh}；其他用户可以读取其中的密钥`),
    waysOut(text(`Keep it to yourself: chmod 600 ${path}`, `请收紧权限：chmod 600 ${path}`)),
  );
}

function fileWords({ path, mode, profiles, chosen }: ConfigurationFile): Text {
  const bits = mode === null ? '' : mode.toString(8).padStart(3, '0');
  const how = {
    current: text('current', '当前配置'),
    flag: text('by --profile', '由 --profile 指定'),
    environment: text('by the environment', '由环境变量指定'),
  };
  const profile =
    chosen &&
    text(
      `, ${how[chosen.by].en}: ${chosen.name} (${chosen.mode})`,
      `，${how[chosen.by].zh}：${chosen.name}（${chosen.mode}）`,
    );
  return text(
    `${path}${bits && `, mode ${bits}`}, ${profiles === 1 ? '1 profile' : `${profiles} profiles`}${profile?.en ?? ''}`,
    `${path}${bits && `，权限 ${bits}`}，共 ${profiles} 个配置${profile?.zh ?? ''}`,
  );
}

/** The role of the instance is tried because nothing else is left; where there is none, there are no credentials. */
export function settled(place: Place, fetched: FetchedKeys | ConfigurationProblem | null): Place {
  const { identity, sources } = place;
  if (identity.kind !== 'plan' || !identity.plan.lastResort) return place;
  if (fetched === null || !('why' in fetched) || fetched.code !== 'credentials-none') return place;
  return {
    ...place,
    identity: { kind: 'none', problem: fetched },
    sources: sources.map((each) => (each.state === 'taken' ? { ...each, state: 'absent', words: noRole } : each)),
  };
}

const noRole = text('The metadata service was asked; there is none.', '已查询元数据服务，没有角色。');

export function credentialsCheck({ identity, sources, notes, configuration, settingsFailed }: Place): Check {
  const remarks = notes
    // The file's own line tells it.
    .filter(({ code }) => code !== 'config-open-to-others' && code !== configuration?.problem?.code)
    .map((note): Detail => ({ state: 'warning', words: note.text }));
  const details = [...sourceLines(sources), ...remarks];
  if (identity.kind === 'none') {
    const { problem } = identity;
    if (settingsFailed && configuration?.problem?.code === problem.code) {
      return skipped('credentials', text('the configuration file decides', '取决于配置文件'), { details });
    }
    return failed('credentials', problem.why, waysOut(problem.fix), exits.configuration, { details });
  }
  const { source } = identity;
  if (identity.kind === 'plan') {
    const mode = text(`, mode ${identity.plan.mode}`, `，模式 ${identity.plan.mode}`);
    return ok('credentials', text(`${source.en}${mode.en}`, `${source.zh}${mode.zh}`), { details });
  }
  const key = keyWords(identity.keys);
  return ok('credentials', text(`${source.en}, ${key.en}`, `${source.zh}，${key.zh}`), { details });
}

/** Enough to tell two keys apart, and too little for anything else. */
export function keyWords({ accessKeyId, securityToken }: Credentials): Text {
  const shown = accessKeyId.length >= 16 ? `…${accessKeyId.slice(-4)}` : '…';
  return securityToken === null
    ? text(`key ${shown}`, `密钥 ${shown}`)
    : text(`temporary key ${shown}`, `临时密钥 ${shown}`);
}

/** Every source in its order; those that nobody looked at any more share a line. */
function sourceLines(sources: readonly SourceLookedAt[]): readonly Detail[] {
  const looked = sources
    // The one taken is the evidence itself.
    .filter(({ state }) => state === 'absent' || state === 'broken')
    .map(({ name, state, words }): Detail => {
      return {
        state: state === 'broken' ? 'failed' : 'skipped',
        words: text(`${name.en}: ${words.en}`, `${name.zh}：${words.zh}`),
      };
    });
  const passed = sources.filter(({ state }) => state === 'passed-over');
  if (passed.length === 0) return looked;
  const names = { en: passed.map(({ name }) => name.en), zh: passed.map(({ name }) => name.zh) };
  const words = text(`not looked at: ${names.en.join(', ')}`, `未查看：${names.zh.join('、')}`);
  return [...looked, { state: 'skipped', words }];
}

/** Of credentials that have to be fetched; null for any others. */
export function fetchingCheck(
  { identity }: Place,
  fetched: FetchedKeys | ConfigurationProblem | null,
  { now, signal }: { readonly now: Date; readonly signal: AbortSignal },
): Check | null {
  if (identity.kind !== 'plan' || fetched === null) return null;
  if ('why' in fetched) {
    if (fetched.code !== 'credentials-interrupted') {
      return failed('fetching', fetched.why, waysOut(fetched.fix), fetchingExit(fetched));
    }
    if (signal.aborted) return skipped('fetching', interruptedWords);
    const slow = text('gave no credentials in time', '未能在限定时间内给出凭证');
    const { owner } = identity.plan;
    return failed(
      'fetching',
      text(`${owner.en} ${slow.en}`, `${owner.zh}${slow.zh}`),
      waysOut(
        text(
          'See each step of it: ecs-invoke instances list --debug',
          '请查看其中每一步：ecs-invoke instances list --debug',
        ),
      ),
      exits.configuration,
    );
  }
  const key = keyWords(fetched.credentials);
  const { expiresAt } = fetched;
  if (expiresAt === null) return ok('fetching', text(`${key.en}, without an end named`, `${key.zh}，未说明有效期`));
  const minutes = Math.round((expiresAt.getTime() - now.getTime()) / 60_000);
  const until = `${expiresAt.toISOString().slice(0, 16)}Z`;
  return ok(
    'fetching',
    text(`${key.en}, good until ${until} (${minutes} min)`, `${key.zh}，有效期至 ${until}（${minutes} 分钟）`),
  );
}

function fetchingExit({ refused }: ConfigurationProblem): Exit {
  return refused ? exits.denied : exits.configuration;
}

export function regionCheck({ region, settingsFailed, identity }: Place): Check {
  const { checked, source } = region;
  if (!checked.ok) {
    if (settingsFailed) return skipped('region', text('the configuration file decides', '取决于配置文件'));
    const [objection = noRegion] = checked.objections;
    const from = source.en === '' ? text('', '') : text(` (${source.en})`, `（${source.zh}）`);
    return failed(
      'region',
      text(`${objection.why.en}${from.en}`, `${objection.why.zh}${from.zh}`),
      waysOut(objection.fix),
      exits.usage,
    );
  }
  const { value, notes } = checked;
  const found = text(
    `${value}, from ${source.en}`,
    `${value}，来自${/^[\x21-\x7e]/.test(source.zh) ? ' ' : ''}${source.zh}`,
  );
  const [slip] = notes;
  if (slip) return warning('region', found, waysOut(slip.text));
  if (knownRegions.includes(value) || identity.kind === 'none') return ok('region', found);
  return ok('region', text(`${found.en}; not known to this tool`, `${found.zh}；本工具不认识该地域`));
}
