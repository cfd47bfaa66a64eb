import type { ConfigurationProblem } from '../../api/configuration-problem.ts';
import type { CredentialsPlan } from '../../api/credentials/plan.ts';
import type { Credentials } from '../../api/credentials.ts';
import type { ConnectTarget, SettingsChoice } from '../services.ts';

/** What `doctor` looks at on this machine beside what every command needs. */
export interface Diagnosis {
  versions(): Versions;
  configuration(choice: SettingsChoice): ConfigurationFile;
  /** The way to an endpoint, and why. Throws ConfigurationProblem when the proxy named cannot be used. */
  wayTo(endpoint: string): Way;
  /** Fetches keys once. Rejects with ConfigurationProblem; in short time, also on a network that swallows everything. */
  fetchKeys(plan: CredentialsPlan, how: Pick<ConnectTarget, 'authorities' | 'trace'> & Haste): Promise<FetchedKeys>;
  stateDirectory(): StateDirectory;
  completion(): Completion;
}

/** How long one step may take. */
export interface Haste {
  readonly signal: AbortSignal;
  readonly limits: { readonly connectMs: number; readonly answerMs: number };
}

export interface Versions {
  readonly program: string;
  readonly node: string;
  /** `20.19` */
  readonly oldestNode: string;
}

export interface ConfigurationFile {
  readonly path: string;
  readonly state: 'absent' | 'ignored' | 'unusable' | 'read';
  readonly problem: ConfigurationProblem | null;
  /** Permission bits; null without a file, and where the system has none. */
  readonly mode: number | null;
  readonly openToOthers: boolean;
  readonly profiles: number;
  readonly chosen: {
    readonly name: string;
    readonly mode: string;
    readonly by: 'flag' | 'environment' | 'current';
  } | null;
}

export interface Way {
  /** host:port, without user and password; null: directly. */
  readonly proxy: string | null;
  readonly why: 'this-machine' | 'none-named' | 'excepted' | 'named';
  /** The variable that decided, '' when none did. */
  readonly variable: string;
}

export interface FetchedKeys {
  readonly credentials: Credentials;
  /** null: nobody says when they end. */
  readonly expiresAt: Date | null;
}

export interface StateDirectory {
  /** null where this user has no such place. */
  readonly path: string | null;
  /** Node's code of what prevents writing; null when nothing does. */
  readonly trouble: string | null;
}

export interface Completion {
  /** By $SHELL; null when it is none that has a script. */
  readonly shell: 'bash' | 'zsh' | 'fish' | null;
  /** `unread`: the script lies where it belongs, and nothing makes the shell read it. */
  readonly installed: 'yes' | 'unread' | 'no';
}
