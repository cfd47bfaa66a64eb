import type { InstanceResult } from '../../api/cloud-assistant.ts';
import { verdictOf } from '../../domain/verdict.ts';
import { gapAt } from './cut-output.ts';
import { decoded } from './decoded.ts';
import { secondsOf } from './result-words.ts';

/** One instance's result as JSON. `encoding`: what the output was said to be in; null: found out. */
export function resultObject(
  result: InstanceResult,
  encoding: string | null = null,
): Readonly<Record<string, unknown>> {
  const read = decoded(result, encoding);
  const output = read.pieces.map(({ text }) => text).join('');
  const lossless = Buffer.from(output).equals(result.output);
  const gap = gapAt(result);
  return {
    instanceId: result.instanceId,
    invokeId: result.invokeId,
    verdict: verdictOf(result),
    exitCode: result.exitCode,
    output,
    // Only where the text above, written as UTF-8, is not what the service kept.
    ...(!lossless && { outputBase64: result.output.toString('base64') }),
    dropped: result.dropped,
    errorCode: result.errorCode,
    errorInfo: result.errorInfo,
    startedAt: result.startedAt,
    finishedAt: result.finishedAt,
    seconds: secondsOf(result),
    ...(read.encoding !== 'utf-8' && { encoding: read.encoding }),
    ...(gap !== null && { droppedAt: gap }),
  };
}
