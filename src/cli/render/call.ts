import type { CallEvent } from '../../api/call-trace.ts';
import { visible } from './visible.ts';

/** One call as --debug shows it; the event holds no secret, and this adds none. */
export function renderCall(event: CallEvent): string {
  if (event.kind === 'call') {
    const parameters = Object.entries(event.parameters).map(([name, value]) => {
      return `${name}=${typeof value === 'string' ? value : `<hidden:${value.characters}>`}`;
    });
    return visible(`debug: POST ${event.host} ${event.action} ${parameters.join(' ')}`);
  }
  const { action, status, requestId, problem, ms } = event;
  const facts = [
    status === null ? 'no answer' : `HTTP ${status}`,
    requestId && `RequestId ${requestId}`,
    problem ?? '',
  ];
  return visible(`debug: ${action} ${facts.filter(Boolean).join(', ')} in ${Math.round(ms)} ms`);
}
