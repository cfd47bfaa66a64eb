import type { Arguments } from '../arguments.ts';
import { commandTypes } from '../commands.ts';
import { customNames, isCustomName } from '../placeholders.ts';
import { Refusal } from '../refusal.ts';
import { tagsOf } from '../tags.ts';
import { type Action, oneOf, refuseResourceGroup, regionOf } from './action.ts';
import { base64Length } from './passed-parameters.ts';

/** [doc] Parameters a command may define, and characters of their names. */
const parameters = { most: 20, nameLength: 64 };

/** CreateCommand [doc]. */
export const createCommand: Action = {
  takes: ({ createTimeout }) => [
    ...['RegionId', 'Name', 'Type', 'CommandContent', 'ContentEncoding', 'Description', 'WorkingDir', 'Launcher'],
    ...['EnableParameter', 'Tag.N.Key', 'Tag.N.Value', 'ResourceGroupId', 'ClientToken', createTimeout.parameter],
  ],
  unserved: ['Launcher'],
  run(call) {
    const { args, service } = call;
    const { edition, clock, commands } = service;
    const name = args.required('Name');
    const type = oneOf(args.required('Type'), commandTypes, 'InvalidCmdType.NotFound')!;
    const encoded = args.required('CommandContent');
    const regionId = regionOf(call);
    if ([...name].length > 128) throw new Refusal('CmdName.ExceedLimit');
    const description = args.text('Description') ?? '';
    if ([...description].length > 512) throw new Refusal('CmdDesc.ExceedLimit');
    const workingDir = args.text('WorkingDir') ?? '';
    if (workingDir.length > 200) throw new Refusal('InvalidParameter.WorkingDir');
    const content = contentOf(encoded, args);
    if (base64Length(content.length) > edition.contentBytes) throw new Refusal('CmdContent.ExceedLimit');
    const enableParameter = args.boolean('EnableParameter') ?? false;
    if (enableParameter) checkNames(customNames(content.toString('utf8')));
    const { createTimeout } = edition;
    const timeout = args.integer(createTimeout.parameter) ?? createTimeout.seconds;
    const tags = tagsOf(args);
    refuseResourceGroup(call);
    const token = edition.clientTokens ? args.text('ClientToken') : undefined;
    return service.idempotency.once('CreateCommand', token, args.fingerprint(), () => {
      const seed = { regionId, name, type, content, description, workingDir, enableParameter, timeout, tags };
      return { CommandId: commands.add(seed, clock.now()).id };
    });
  },
};

/** [doc] Base64 unless PlainText is asked for; an encoding nobody knows counts as Base64. */
function contentOf(encoded: string, args: Arguments): Buffer {
  if (args.text('ContentEncoding')?.toLowerCase() === 'plaintext') return Buffer.from(encoded, 'utf8');
  const packed = encoded.replace(/\s/g, '');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(packed) || packed.length % 4 !== 0) throw new Refusal('CmdContent.DecodeError');
  return Buffer.from(encoded, 'base64');
}

function checkNames(names: readonly string[]): void {
  if (names.includes('')) throw new Refusal('CmdParam.EmptyKey');
  if (!names.every(isCustomName)) throw new Refusal('CmdParam.InvalidParamName');
  if (names.some((name) => name.length > parameters.nameLength)) throw new Refusal('CmdParamName.ExceedLimit');
  if (names.length > parameters.most) throw new Refusal('CmdParamCount.ExceedLimit');
}
