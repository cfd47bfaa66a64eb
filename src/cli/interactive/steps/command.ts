import type { StoredCommand } from '../../../api/cloud-assistant.ts';
import { parseCommandReference } from '../../../domain/command-reference.ts';
import { text } from '../../../domain/text.ts';
import { visible } from '../../render/visible.ts';
import type { Choice } from '../choice.ts';
import type { Draft } from '../draft.ts';
import { type Back, back } from '../keyboard.ts';
import { Listing } from '../listing.ts';
import type { Session } from '../session.ts';

/** Which command: the account's own ones, then the public ones, found by name or content. */
export async function askCommand(draft: Draft, session: Session): Promise<Draft | Back> {
  const cloud = await session.cloud(draft);
  const publicWord = session.say(text('public', '公共命令'));
  // What is chosen already is there before the list, so that Enter never takes another one.
  const current = await currentChoice(draft, session);
  const listing = new Listing<Choice>(async function* (signal) {
    if (current !== null) yield [current];
    for (const shelf of [{}, { provider: 'AlibabaCloud' }]) {
      for await (const page of cloud.commandPages(shelf, signal)) {
        for (const command of page) session.remember(command, draft);
        yield page.map((command) => choice(command, 'provider' in shelf ? publicWord : ''));
      }
    }
  });
  try {
    const picked = await session.asker.pick(
      {
        message: text('Command', '命令'),
        listing,
        atMost: null,
        chosen: current === null ? [] : [current.id],
        asTyped,
        explain: session.explain,
      },
      ([id = '']) => listing.get(id)?.cells.slice(0, 2).join('  ') ?? id,
    );
    if (picked === back) return back;
    const command = picked[0] ?? null;
    // A name on the line stays a name.
    if (command === current?.id) return draft;
    return { ...draft, command, answers: new Map() };
  } finally {
    listing.close();
  }
}

function choice(command: StoredCommand, shelf: string): Choice {
  const { commandId, name, description, type, content, parameterNames } = command;
  const code = visible(content.toString('utf8'));
  const parameters = parameterNames.map((each) => `{{${each}}}`).join(' ');
  return {
    id: commandId,
    cells: [visible(name), commandId, type, visible(parameters), shelf],
    haystack: `${name} ${commandId} ${description} ${code}`.toLowerCase(),
    unfit: null,
    preview: [...(description === '' ? [] : [`# ${visible(description).replace(/\n/g, ' ')}`]), ...code.split('\n')],
  };
}

async function currentChoice(draft: Draft, session: Session): Promise<Choice | null> {
  const command = await session.storedCommand(draft);
  return command === null ? asTyped(draft.command ?? '') : choice(command, '');
}

/** An ID that no list shows: somebody may run a command without the right to list them. */
function asTyped(search: string): Choice | null {
  const reference = parseCommandReference(search);
  if (!reference.ok || reference.value.kind !== 'id') return null;
  const { id } = reference.value;
  return { id, cells: [id], haystack: id.toLowerCase(), unfit: null, preview: [] };
}
