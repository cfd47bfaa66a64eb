import path from 'node:path';

/** Put in by the build of the standalone executable; in the package that npm installs nobody declares it. */
declare const ECS_INVOKE_STANDALONE: true | undefined;

export const isStandalone = typeof ECS_INVOKE_STANDALONE !== 'undefined';

/** What starts this program again: Node with its script, or the executable, which needs nobody. */
export function ownProgram(): readonly [string, ...string[]] {
  return isStandalone ? [process.execPath] : [process.execPath, ownScript()];
}

/** The script that npm puts on the PATH. */
export function ownScript(): string {
  return path.join(__dirname, '..', 'bin', 'ecs-invoke.js');
}

/** What fetches a list for the next press of Tab; the executable does it by a word (.config/standalone/entry.cjs). */
export function refreshProgram(): readonly [string, ...string[]] {
  return [process.execPath, isStandalone ? '__refresh' : path.join(__dirname, 'refresh.js')];
}
