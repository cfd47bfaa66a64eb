import { commandTypes } from '../commands.ts';
import { Refusal } from '../refusal.ts';
import { tagsOf } from '../tags.ts';
import {
  type ActionBody,
  type Call,
  clientTokenOf,
  ignoresWhatCameLater,
  oneOf,
  refuseResourceGroup,
  regionOf,
} from './action.ts';
import { checkNamesIn, commandTextsOf, contentOf, storedTimeoutOf } from './command-fields.ts';

/** CreateCommand [doc]. */
export const createCommand: ActionBody = {
  ignores: ignoresWhatCameLater,
  run(call) {
    const { args, service } = call;
    const { edition, clock, commands } = service;
    const name = args.required('Name');
    const type = oneOf(args.required('Type'), commandTypes, 'InvalidCmdType.NotFound')!;
    args.required('CommandContent');
    const regionId = regionOf(call);
    const texts = commandTextsOf(call);
    const content = contentOf(call, 'base64');
    const enableParameter = args.boolean('EnableParameter') ?? false;
    if (enableParameter) checkNamesIn(content);
    const timeout = storedTimeoutOf(args, edition) ?? edition.createTimeout.seconds;
    const tags = tagsOf(args);
    refuseResourceGroup(call);
    return service.idempotency.once('CreateCommand', clientTokenOf(call), args.fingerprint(), () => {
      checkCommandQuota(call, regionId);
      const seed = { ...texts, regionId, name, type, content, enableParameter, timeout, tags };
      return { CommandId: commands.add(seed, clock.now()).id };
    });
  },
};

/** [doc] Commands kept in one region; RunCommand's count when they are kept. */
export function checkCommandQuota({ service }: Call, regionId: string): void {
  const { commands, quotas } = service;
  if (commands.inRegion(regionId).length >= quotas.commands) throw new Refusal('CmdCount.ExceedQuota');
}
