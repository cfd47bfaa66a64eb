import type { InstanceSeed } from './fleet.ts';

/** The instances every emulator starts with, one for each thing worth trying. */
export const starterFleet: readonly InstanceSeed[] = [
  { id: 'i-web1', name: 'web-1', tags: { env: 'prod', role: 'web' } },
  { id: 'i-web2', name: 'web-2', tags: { env: 'prod', role: 'web' } },
  { id: 'i-db1', name: 'db-1', tags: { env: 'prod', role: 'db' } },
  { id: 'i-stopped1', name: 'stopped-1', power: 'Stopped' },
  { id: 'i-noagent1', name: 'noagent-1', agent: 'absent' },
  { id: 'i-classic1', name: 'classic-1', network: 'classic' },
  { id: 'i-windows1', name: 'windows-1', os: 'windows' },
];
