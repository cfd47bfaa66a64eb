import fs from 'node:fs';
import path from 'node:path';
import { configurationFacts } from './api/configuration-facts.ts';
import type { ConfigurationSources } from './api/profile-choice.ts';
import { chooseWay } from './api/proxy-settings.ts';
import type { Diagnosis } from './cli/doctor/diagnosis.ts';
import type { Io } from './cli/io.ts';
import type { SettingsChoice } from './cli/services.ts';
import { installedCompletion } from './installed-completion.ts';
import { stateDirectory } from './memory.ts';
import { ownPackage } from './version.ts';

/** What `doctor` looks at on this machine; nothing is changed by looking. */
export function diagnosis(io: Io, sourcesOf: (choice: SettingsChoice) => ConfigurationSources): Diagnosis {
  return {
    versions() {
      const { version, engines } = ownPackage();
      return { program: version, node: process.versions.node, oldestNode: engines.node.replace(/^\D+/, '') };
    },
    configuration: (choice) => configurationFacts(sourcesOf(choice)),
    wayTo(endpoint) {
      const { proxy, why, variable } = chooseWay(endpoint, io.env);
      return { proxy: proxy && String(proxy), why, variable };
    },
    fetchKeys: async (plan, how) => (await import('./connection.ts')).fetchOnce(plan, how, io),
    stateDirectory() {
      const place = stateDirectory(io.env, io.home, io.platform);
      return { path: place, trouble: place === null ? null : writingTrouble(place) };
    },
    completion: () => installedCompletion(io),
  };
}

/** What is missing would be made, so what counts is the nearest directory that is there. */
function writingTrouble(place: string): string | null {
  try {
    if (!fs.statSync(place).isDirectory()) return 'ENOTDIR';
    fs.accessSync(place, fs.constants.W_OK | fs.constants.X_OK);
    return null;
  } catch (error) {
    const { code = 'EIO' } = error as NodeJS.ErrnoException;
    const above = path.dirname(place);
    return code === 'ENOENT' && above !== place ? writingTrouble(above) : code;
  }
}
