import fs from 'node:fs';
import path from 'node:path';
import { replaceFile } from './own-directory.ts';

const mark = '# ecs-emulator: the stand-ins for reboot and its kin come first again';

/** As bash would go on if there were no `.bash_profile`. */
const nextOfBash = `if [ -r ~/.bash_login ]; then . ~/.bash_login; elif [ -r ~/.profile ]; then . ~/.profile; fi\n`;

/** What login shells read last, and what a new one of them says. */
const files = { '.profile': '', '.bash_profile': nextOfBash, '.zprofile': '' };

/**
 * [measured] A login shell reads /etc/profile, which sets PATH anew; so its own files in the home of an instance put the
 * stand-ins first again. What a command has written there stays, behind that line. Throws the errors of the file system.
 */
export function writeLoginFiles(home: string, shims: string): void {
  const line = `PATH='${shims.replaceAll("'", `'\\''`)}':$PATH; export PATH ${mark}\n`;
  for (const [name, fresh] of Object.entries(files)) {
    const file = path.join(home, name);
    const before = fs.lstatSync(file, { throwIfNoEntry: false })?.isFile() ? fs.readFileSync(file, 'utf8') : fresh;
    const others = before.split(/(?<=\n)/).filter((each) => !each.trimEnd().endsWith(mark));
    const wanted = line + others.join('');
    if (wanted !== before) replaceFile(file, wanted, 0o644);
  }
}
