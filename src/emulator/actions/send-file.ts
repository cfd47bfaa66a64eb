import path from 'node:path';
import { isLonger } from '../characters.ts';
import { recorded } from '../data/recorded.ts';
import { FileTask } from '../file-task.ts';
import { Refusal } from '../refusal.ts';
import { newSendingId, type Sending } from '../sendings.ts';
import { tagsOf } from '../tags.ts';
import { fileSurroundings } from '../task-surroundings.ts';
import { type ActionBody, type Call, clientTokenOf, oneOf, refuseResourceGroup, regionOf } from './action.ts';
import { fromBase64 } from './command-fields.ts';
import { base64Length } from './passed-parameters.ts';

/** [doc] Instances in one call; bytes of the content in Base64; seconds: what less is raised to, and the default. */
const limits = { instances: 50, contentBytes: 32 * 1024, leastTimeout: 10, timeout: 60 };

/** SendFile [doc]; the order of its checks is [assumed]. Resource groups and quotas of files are not emulated. */
export const sendFile: ActionBody = {
  run(call) {
    const { args, service } = call;
    const { clock, fleet, sendings } = service;
    for (const name of ['Name', 'Content', 'TargetDir']) args.required(name);
    const regionId = regionOf(call);
    const ids = args.list('InstanceId');
    if (ids.length === 0) throw new Refusal('MissingParam.InstanceId');
    if (ids.length > limits.instances) throw new Refusal('InstanceIds.ExceedLimit');
    const file = { ...placeOf(call), ...contentOf(call), ...attributesOf(call), tags: tagsOf(args) };
    refuseResourceGroup(call);
    const instances = ids.map((id) => {
      const instance = fleet.get(id, regionId);
      if (!instance) throw new Refusal('InvalidInstance.NotFound', 'The specified instances not found.');
      return instance;
    });
    return service.idempotency.once('SendFile', clientTokenOf(call), args.fingerprint(), () => {
      const sending: Sending = {
        ...{ id: newSendingId(), number: sendings.nextNumber, regionId, createdAt: clock.now() },
        ...file,
      };
      const tasks = instances.map((instance) => new FileTask(sending, instance, fileSurroundings(service)));
      sendings.add({ sending, tasks });
      recorded(service.state, () => {
        for (const task of tasks) task.begin();
      });
      return { InvokeId: sending.id };
    });
  },
};

function placeOf({ args }: Call) {
  const [name, targetDir] = [args.required('Name'), args.required('TargetDir')];
  if (isLonger(name, 255)) throw new Refusal('FileName.ExceedLimit');
  // [assumed] A path from the top, of Linux or of Windows.
  const isPath = /^(\/|[A-Za-z]:[\\/])/.test(targetDir) && !targetDir.includes('\0');
  if (isLonger(targetDir, 255) || !isPath) throw new Refusal('FileTargetDir.Invalid');
  if (/^\.\.(\/|$)/.test(path.posix.normalize(`./${name}`))) {
    throw new Refusal(
      'Emulator.NotSupported',
      'Name leads out of TargetDir. The real agent joins the two without a check and writes there; the emulator does not.',
    );
  }
  return { name, targetDir };
}

/** [doc] PlainText unless Base64 is said; another word is refused here, unlike the encodings of commands. */
function contentOf({ args }: Call) {
  const content = args.required('Content');
  const types = ['PlainText', 'Base64'] as const;
  const contentType = oneOf(args.text('ContentType'), types, 'FileContentType.Invalid') ?? 'PlainText';
  const bytes = contentType === 'Base64' ? fromBase64(content) : Buffer.from(content, 'utf8');
  if (bytes === null) throw new Refusal('FileContent.DecodeError');
  if (base64Length(bytes.length) > limits.contentBytes) throw new Refusal('FileSize.ExceedLimit');
  return { content, contentType, bytes };
}

function attributesOf({ args }: Call) {
  const mode = args.text('FileMode') ?? '0644';
  // [source] Three or four octal digits.
  if (!/^[0-7]{3,4}$/.test(mode)) throw new Refusal('FileMode.Invalid');
  const [owner, group] = (['FileOwner', 'FileGroup'] as const).map((name) => {
    const value = args.text(name) ?? '';
    if (isLonger(value, 64)) throw new Refusal(`InvalidParameter.${name}`);
    return value;
  });
  const description = args.text('Description') ?? '';
  if (isLonger(description, 512)) throw new Refusal('FileDesc.ExceedLimit');
  const overwrite = args.boolean('Overwrite') ?? false;
  const timeout = Math.max(args.integer('Timeout') ?? limits.timeout, limits.leastTimeout);
  return { mode, owner: owner!, group: group!, description, overwrite, timeout };
}
