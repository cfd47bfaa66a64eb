import type { CloudAssistant } from '../../api/cloud-assistant.ts';
import { invokeRequestOf, type PlannedCall, type RunInput, runRequestOf, sendFileRequestOf } from '../run-input.ts';

/** Sends one call, once. */
export function start(
  input: RunInput,
  call: PlannedCall,
  commandId: string | null,
  cloud: CloudAssistant,
  signal: AbortSignal,
): Promise<{ invokeId: string; requestId: string }> {
  switch (input.work.kind) {
    case 'command':
      return cloud.invokeCommand(invokeRequestOf(input, call, commandId ?? ''), signal);
    case 'script':
      return cloud.runCommand(runRequestOf(input, call, input.work.script), signal);
    case 'file':
      return cloud.sendFile(sendFileRequestOf(input, call, input.work.file), signal);
  }
}
