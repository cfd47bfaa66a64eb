import type { CommandReference } from '../../domain/command-reference.ts';
import { masked } from '../../domain/secret.ts';
import {
  invokeRequestOf,
  planCalls,
  type RunInput,
  runRequestOf,
  sendFileRequestOf,
} from '../../usecases/run-input.ts';
import type { Services } from '../services.ts';

/** A request as it would be sent, secrets masked, signature and credentials left out. */
export interface RequestPreview {
  readonly action: string;
  readonly method: 'POST';
  readonly endpoint: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

export function previewsOf(
  input: RunInput,
  endpoint: string,
  { wireParameters }: Pick<Services, 'wireParameters'>,
): readonly RequestPreview[] {
  const shown = {
    ...input,
    parameters: input.parameters.map((each) => (each.secret ? { ...each, value: masked(each.value) } : each)),
  };
  const { work, edition } = input;
  return planCalls(shown).map((call) => {
    const way = { method: 'POST', endpoint } as const;
    if (work.kind === 'script') {
      const parameters = wireParameters.run(runRequestOf(shown, call, work.script), edition);
      return { action: 'RunCommand', ...way, parameters };
    }
    if (work.kind === 'file') {
      const parameters = wireParameters.sendFile(sendFileRequestOf(shown, call, work.file), edition);
      return { action: 'SendFile', ...way, parameters };
    }
    const parameters = wireParameters.invoke(invokeRequestOf(shown, call, commandIdOf(work.command)), edition);
    return { action: 'InvokeCommand', ...way, parameters };
  });
}

/** A name is looked up only when something is sent. */
function commandIdOf(command: CommandReference): string {
  return command.kind === 'id' ? command.id : `<ID of the command named ${command.name}, looked up when sent>`;
}
