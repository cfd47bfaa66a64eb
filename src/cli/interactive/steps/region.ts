import { knownRegions, parseRegion } from '../../../domain/region.ts';
import { text } from '../../../domain/text.ts';
import { visible } from '../../render/visible.ts';
import type { Choice } from '../choice.ts';
import type { Draft } from '../draft.ts';
import { type Back, back } from '../keyboard.ts';
import { Listing } from '../listing.ts';
import type { Session } from '../session.ts';

/**
 * In which region. What flag, environment or profile say comes first, then what was used last, then all that the
 * service names.
 */
export async function askRegion(draft: Draft, session: Session): Promise<Draft | Back> {
  const remembered = session.rememberedRegion;
  // The emulator's region is nobody's setting.
  const configured = session.given.on('emulator') ? null : session.configuredRegion;
  const current = draft.regionId ?? configured ?? remembered ?? session.configuredRegion;
  const firsts = new Map<string, string>();
  if (remembered !== null) firsts.set(remembered, session.say(text('used last', '上次使用')));
  if (configured !== null) firsts.set(configured, session.say(text('configured', '已配置')));
  // They are there before the list, so that Enter never takes another one.
  const own = [current, configured, remembered].filter((id) => id !== null);
  const row = (id: string, name = '') => choice(id, name, firsts.get(id) ?? '');

  const listing = new Listing<Choice>(async function* (signal) {
    yield own.map((id) => row(id));
    // Only a region can be asked for the regions; any will do.
    const { cloud } = await session.connect(current ?? 'cn-hangzhou', draft);
    const listed = await cloud.names('regions', signal).catch(() => null);
    yield (listed ?? knownRegions.map((id) => ({ id, name: '' }))).map(({ id, name }) => row(id, name));
  });
  try {
    const picked = await session.asker.pick(
      {
        message: text('Region', '地域'),
        listing,
        atMost: null,
        chosen: current === null ? [] : [current],
        asTyped: (search) => (parseRegion(search).ok ? row(search.trim()) : null),
        explain: session.explain,
      },
      ([id = '']) => id,
    );
    if (picked === back) return back;
    const regionId = picked[0] ?? null;
    // Commands and instances of one region are unknown in another.
    const moved = draft.regionId !== null && draft.regionId !== regionId;
    return { ...draft, regionId, ...(moved && { command: null, instances: [], answers: new Map() }) };
  } finally {
    listing.close();
  }
}

function choice(id: string, name: string, remark: string): Choice {
  const cells = [id, visible(name), remark];
  return { id, cells, haystack: `${id} ${name}`.toLowerCase(), unfit: null, preview: [] };
}
