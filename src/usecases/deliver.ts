import { orProblem } from './attempt.ts';
import type { CallOutcome } from './call-outcome.ts';
import { lookIntoRefusal } from './circumstances.ts';
import type { Ports, RunPorts } from './ports.ts';
import { invokeRequestOf, type PlannedCall, type RunInput, runRequestOf, sendFileRequestOf } from './run-input.ts';
import type { ChunkHistory } from './run-journal.ts';
import type { Asked } from './why-not-run.ts';

/** What all calls of a run share while they are sent. */
export interface Delivery {
  readonly input: RunInput;
  /** null for a script or a file. */
  readonly commandId: string | null;
  /** What a look at the instances has to know. */
  readonly asked: Asked;
}

/** Brings one call of a run to its outcome. */
export async function deliver(
  call: PlannedCall,
  history: ChunkHistory,
  { input, commandId, asked }: Delivery,
  ports: RunPorts,
): Promise<CallOutcome> {
  const { cloud, report, signal } = ports;
  if (history.kind === 'accepted') return { ...history, kind: 'accepted', how: 'known' };
  report({ type: 'sending', call });
  const { chunk, instanceIds, clientToken } = call;
  try {
    await ports.journal.write({ type: 'intent', chunk, instanceIds, clientToken }, { type: 'sent', chunk, attempt: 1 });
  } catch {
    return { kind: 'not-attempted', why: 'journal' };
  }
  const answer = await orProblem(start(input, call, commandId, cloud, signal));
  if (!answer.ok) {
    const { problem } = answer;
    if (problem.name === 'Refused')
      await ports.journal.write({ type: 'refused', chunk, code: problem.code, requestId: problem.requestId });
    else
      await ports.journal.write({
        type: problem.name === 'NotSent' ? 'not-sent' : 'unknown',
        chunk,
        reason: problem.reason,
      });
    const facts = { ...asked, instanceIds: call.instanceIds };
    const circumstances = await lookIntoRefusal(answer.problem, facts, input.parameters, ports);
    return { kind: 'failed', problem: answer.problem, circumstances };
  }
  const { invokeId, requestId } = answer.value;
  await ports.journal.write({ type: 'accepted', chunk, invokeId, requestId, how: 'answered' });
  report({ type: 'accepted', call, invokeId, requestId, waited: input.wait !== null });
  return { kind: 'accepted', invokeId, requestId, invokeIds: [invokeId], how: 'answered' };
}

function start(
  input: RunInput,
  call: PlannedCall,
  commandId: string | null,
  cloud: Ports['cloud'],
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
