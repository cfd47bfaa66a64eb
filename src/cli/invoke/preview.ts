import type { CommandReference } from '../../domain/command-reference.ts';
import { masked } from '../../domain/secret.ts';
import { type InvokeInput, requestOf } from '../../usecases/invoke.ts';
import type { Services } from '../services.ts';

/** A request as it would be sent, secrets masked, signature and credentials left out. */
export interface RequestPreview {
  readonly action: string;
  readonly method: 'POST';
  readonly endpoint: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

export function previewOf(
  input: InvokeInput,
  endpoint: string,
  services: Pick<Services, 'wireParameters'>,
): RequestPreview {
  const shown = {
    ...input,
    parameters: input.parameters.map((each) => (each.secret ? { ...each, value: masked(each.value) } : each)),
  };
  const parameters = services.wireParameters(requestOf(shown, commandIdOf(input.command)), input.edition);
  return { action: 'InvokeCommand', method: 'POST', endpoint, parameters };
}

/** A name is looked up only when something is sent. */
function commandIdOf(command: CommandReference): string {
  return command.kind === 'id' ? command.id : `<ID of the command named ${command.name}, looked up when sent>`;
}
