import type { Draft } from '../draft.ts';
import type { Back } from '../keyboard.ts';
import type { Session } from '../session.ts';
import { askCommand } from './command.ts';
import { askInstances } from './instances.ts';
import { askParameters } from './parameters.ts';
import { askRegion } from './region.ts';
import { askWhen } from './when.ts';

/** In the order in which they are asked: each may need the answers of those before it. */
export const stepNames = ['region', 'command', 'instances', 'parameters', 'when'] as const;
export type StepName = (typeof stepNames)[number];

/** What each question makes of a draft. */
export const steps: Readonly<Record<StepName, (draft: Draft, session: Session) => Promise<Draft | Back>>> = {
  region: askRegion,
  command: askCommand,
  instances: askInstances,
  parameters: askParameters,
  when: askWhen,
};
