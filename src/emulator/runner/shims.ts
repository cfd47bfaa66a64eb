import fs from 'node:fs';
import path from 'node:path';

/** [source] Exit codes by which a command asks the agent, after its report, to power off or to reboot the instance. */
export const powerOffExitCode = 193;
export const rebootExitCode = 194;

const script = `#!/bin/sh
# Stands in for the real one: the emulated instance goes down, this machine does not.
off=${powerOffExitCode}
again=${rebootExitCode}
name=\${0##*/}
for word in "$name" "$@"; do
  case "$name $word" in
    'shutdown -c') exit 0 ;;
    *' reboot' | 'shutdown -r' | 'shutdown --reboot' | 'systemctl kexec') exit "$again" ;;
    *' poweroff' | *' halt') exit "$off" ;;
  esac
done
[ "$name" = systemctl ] && exec /usr/bin/systemctl "$@"
exit "$off"
`;

const names = ['reboot', 'shutdown', 'poweroff', 'halt', 'systemctl'];

/** Writes the stand-ins and returns their directory, which goes first in PATH. */
export function writeShims(dataDir: string): string {
  const directory = path.join(dataDir, 'shims');
  fs.mkdirSync(directory, { recursive: true, mode: 0o700 });
  for (const name of names) {
    const file = path.join(directory, name);
    fs.writeFileSync(file, script, { mode: 0o755 });
    fs.chmodSync(file, 0o755);
  }
  return directory;
}
