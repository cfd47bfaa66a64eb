// package.json as users get it: without what is for those who work on the program, and with those packages only that
// are not in dist/ already. npm packs the file that lies there, so `npm pack` calls this before and after.
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

const kept = '.package.json';
const [step] = process.argv.slice(2);

if (existsSync(kept)) renameSync(kept, 'package.json');
if (step !== 'restore') {
  const text = readFileSync('package.json', 'utf8');
  const trimmed = `${JSON.stringify(forUsers(JSON.parse(text)), null, 2)}\n`;
  if (step === 'print') process.stdout.write(trimmed);
  else {
    writeFileSync(kept, text);
    writeFileSync('package.json', trimmed);
  }
}

function forUsers({ scripts: { demo }, dependencies, devDependencies: _, overrides: __, ...manifest }) {
  const code = readdirSync('dist')
    .filter((file) => file.endsWith('.js'))
    .map((file) => readFileSync(`dist/${file}`, 'utf8'))
    .join('\n');
  const isLoaded = ([name]) => code.includes(`require("${name}"`) || code.includes(`require("${name}/`);
  return {
    ...manifest,
    scripts: { demo },
    dependencies: Object.fromEntries(Object.entries(dependencies).filter(isLoaded)),
  };
}
