import { text } from '../../domain/text.ts';
import { type Listing, listInstances } from '../../usecases/list-instances.ts';
import { parseChoice } from '../choice.ts';
import type { Context } from '../context.ts';
import { type Exit, exits } from '../exit-code.ts';
import { readTargets, selectionWords } from '../invoke/targets.ts';
import { runRegionCall } from '../region-call.ts';
import { absentFromList, listDocuments, nothingListed, renderInstances } from '../render/instances.ts';
import { instanceStatuses } from '../specs/instances.ts';

/** `ecs-invoke instances list`: what a region has, with what its agents say. Reads only. */
export function instancesListCommand(context: Context): Promise<Exit> {
  const { sources } = context.services;
  return runRegionCall<Listing, Awaited<ReturnType<typeof listInstances>>>(context, {
    async read(findings) {
      const before = findings.violations.length + findings.unreadable.length;
      const targets = await readTargets(findings, sources, { limit: null, required: false });
      const status = findings.single('status', parseChoice(instanceStatuses)) ?? null;
      return findings.violations.length + findings.unreadable.length > before ? null : { targets, status };
    },
    call: (cloud, listing, signal, { progress }) =>
      listInstances(listing, { cloud, signal }, (count) => {
        progress.show(text(`${count} instances …`, `已读取 ${count} 台实例 …`));
      }),
    present(listed, { input: { targets, status }, regionId, edition, notes }, presenter, printing) {
      const { format, page, print, document, bare } = printing;
      const ids = targets?.kind === 'ids' ? targets.ids : [];
      const absent = absentFromList(ids, listed, status, regionId);
      const words = targets?.kind === 'selection' ? selectionWords(targets.selection) : '';
      const empty = listed.length === 0 && absent === null ? nothingListed(regionId, words, status) : null;
      for (const note of [absent, empty]) if (note !== null) presenter.note(note);
      if (format !== 'text') {
        const place = { edition, regionId, notes, exit: exits.shown };
        listDocuments(listed, format, place).forEach(document);
      } else if (bare) print(listed.map(({ facts }) => `${facts.instanceId}\n`).join(''));
      else if (listed.length > 0) print(renderInstances(listed, regionId, page));
      return exits.shown;
    },
  });
}
