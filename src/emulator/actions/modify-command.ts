import type { CommandChange } from '../commands.ts';
import { Refusal } from '../refusal.ts';
import { type ActionBody, regionOf } from './action.ts';
import { checkNamesIn, commandTextsOf, contentOf, storedTimeoutOf } from './command-fields.ts';

/**
 * ModifyCommand [doc]. CommandContent has no effect today and is not looked at [assumed]; in the older editions it
 * changes the content of later runs. What runs goes on as it was begun.
 */
export const modifyCommand: ActionBody = {
  run(call) {
    const { args, service } = call;
    const { commands, edition } = service;
    const commandId = args.required('CommandId');
    const regionId = regionOf(call);
    const given = {
      ...commandTextsOf(call),
      timeout: storedTimeoutOf(args, edition),
      content: edition.modifiesContent && args.text('CommandContent') ? contentOf(call, 'base64') : undefined,
    };
    const command = commands.get(commandId, regionId);
    if (!command) throw new Refusal('InvalidCmdId.NotFound');
    if (given.content && command.enableParameter) checkNamesIn(given.content);
    const change = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    commands.modify(command, change as CommandChange);
    return {};
  },
};
