import { commandTypes, newCommand } from '../commands.ts';
import { type ActionBody, oneOf, regionOf } from './action.ts';
import { checkNamesIn, commandTextsOf, contentOf } from './command-fields.ts';
import { checkCommandQuota } from './create-command.ts';
import { checkContainer, invoke, readRun, unservedOfRuns } from './invoking.ts';
import { readTargets } from './targets.ts';

/**
 * RunCommand [doc]: a command made and run in one call. [assumed] Its refusals are those of CreateCommand and of
 * InvokeCommand; a command that is not kept is never listed; the launcher, directory and Timeout are the command's own.
 */
export const runCommand: ActionBody = {
  unserved: unservedOfRuns,
  checkUnserved: checkContainer,
  run(call) {
    const { args, service } = call;
    const { clock, commands, edition } = service;
    args.required('RegionId');
    const type = oneOf(args.required('Type'), commandTypes, 'InvalidCmdType.NotFound')!;
    args.required('CommandContent');
    const targets = readTargets(call);
    const regionId = regionOf(call);
    const texts = commandTextsOf(call);
    // [doc] PlainText unless Base64 is asked for.
    const content = contentOf(call, 'plaintext');
    const enableParameter = args.boolean('EnableParameter') ?? false;
    if (enableParameter) checkNamesIn(content);
    const keep = args.boolean('KeepCommand') ?? false;
    const run = readRun(call, targets);
    const timeout = run.timeout ?? edition.createTimeout.seconds;
    // [assumed] Without a Name it is the empty text. The tags are those of the invocation.
    const seed = { ...texts, name: texts.name ?? '', regionId, type, content, enableParameter, timeout };
    const command = newCommand(seed, clock.now());
    return invoke(call, run, command, () => {
      if (keep) {
        checkCommandQuota(call, regionId);
        commands.add({ ...seed, id: command.id }, command.createdAt);
      }
      return { CommandId: command.id };
    });
  },
};
