import fs from 'node:fs';
import path from 'node:path';
import { makeOwnDirectory, replaceFile } from './own-directory.ts';

/** [source] Exit codes by which a command asks the agent, after its report, to power off or to reboot the instance. */
export const powerOffExitCode = 193;
export const rebootExitCode = 194;

const script = `#!/bin/sh
# Stands in for the real one: the emulated instance goes down, this machine does not.
off=${powerOffExitCode}
again=${rebootExitCode}
name=\${0##*/}
targets=
case $name in
  reboot) end=$again ;;
  *) end=$off ;;
esac
for word in "$@"; do
  case "$name $word" in
    'systemctl --help' | 'systemctl --version') break ;;
    'shutdown -c' | 'shutdown -k' | *' --help' | *' --version' | *' --wtmp-only' | *' --show') exit 0 ;;
    'shutdown --'*boot | 'poweroff --reboot' | 'halt --reboot') end=$again ;;
    'shutdown -'[!-]*r* | 'shutdown -r'*) end=$again ;;
    'reboot --poweroff' | 'reboot --halt' | 'reboot -p') end=$off ;;
    'init 0' | 'telinit 0') exit "$off" ;;
    'init 6' | 'telinit 6') exit "$again" ;;
    'systemctl start' | 'systemctl isolate') targets=yes ;;
    'systemctl reboot' | 'systemctl kexec' | 'systemctl soft-reboot') exit "$again" ;;
    'systemctl poweroff' | 'systemctl halt' | 'systemctl exit' | 'systemctl emergency' | 'systemctl rescue') exit "$off" ;;
    'systemctl suspend' | 'systemctl suspend-then-hibernate' | 'systemctl sleep') exit "$off" ;;
    'systemctl hibernate' | 'systemctl hybrid-sleep') exit "$off" ;;
    'systemctl '*.target)
      case "$targets $word" in
        'yes reboot.target' | 'yes kexec.target' | 'yes soft-reboot.target' | 'yes ctrl-alt-del.target') exit "$again" ;;
        'yes poweroff.target' | 'yes halt.target' | 'yes shutdown.target' | 'yes rescue.target') exit "$off" ;;
        'yes emergency.target' | 'yes suspend.target' | 'yes hibernate.target' | 'yes hybrid-sleep.target') exit "$off" ;;
      esac ;;
  esac
done
case $name in
  systemctl)
    for real in /usr/bin/systemctl /bin/systemctl; do
      [ ! -x "$real" ] || exec "$real" "$@"
    done
    echo 'systemctl: not found' >&2
    exit 127 ;;
  init | telinit)
    echo "$name: the emulated instance has run levels 0 and 6 only" >&2
    exit 1 ;;
esac
exit "$end"
`;

const names = ['reboot', 'shutdown', 'poweroff', 'halt', 'init', 'telinit', 'systemctl'];

/**
 * Writes the stand-ins, unless they are there as they should be, and returns their directory, which goes first in PATH.
 * Throws the errors of the file system.
 */
export function writeShims(dataDir: string): string {
  const directory = path.join(dataDir, 'shims');
  makeOwnDirectory(directory);
  for (const name of names) {
    const file = path.join(directory, name);
    if (!isThere(file)) replaceFile(file, script, 0o755);
  }
  return directory;
}

function isThere(file: string): boolean {
  const there = fs.lstatSync(file, { throwIfNoEntry: false });
  return there?.isFile() === true && (there.mode & 0o777) === 0o755 && fs.readFileSync(file, 'utf8') === script;
}
