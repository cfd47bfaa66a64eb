// Writes dist/THIRD-PARTY-LICENSES.txt: every package of which something is in dist/, as its source maps tell, with the
// text of its licence. A package that is bundled or installed for a user under a licence not listed here stops the build.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const permissive = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'ISC', 'MIT'];

/** Folders of packages, as `node_modules/@inquirer/core`. */
function bundled() {
  const folders = new Set();
  for (const map of readdirSync('dist').filter((name) => name.endsWith('.map'))) {
    for (const source of JSON.parse(readFileSync(`dist/${map}`, 'utf8')).sources) {
      const [folder] =
        /node_modules\/.*node_modules\/(?:@[^/]+\/)?[^/]+|node_modules\/(?:@[^/]+\/)?[^/]+/.exec(source) ?? [];
      if (folder) folders.add(folder);
    }
  }
  return [...folders].sort();
}

function installed() {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  return Object.keys(packages).filter((folder) => folder !== '' && !packages[folder].dev);
}

function manifest(folder) {
  const { name, version, license, author } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  if (!permissive.includes(license)) throw new Error(`${name} ${version} is under ${license}, which nobody agreed to`);
  return { name, version, license, author };
}

/** For a package that declares the MIT licence and publishes no copy of it. */
function standardText({ name, version, license, author }) {
  if (license !== 'MIT') throw new Error(`${name} ${version} brings no text of its licence`);
  return `The published package declares the MIT licence without its text, which reads:\n
Copyright (c) ${typeof author === 'string' ? author : author.name}\n
${readFileSync('LICENSE', 'utf8').split('\n').slice(lineOf('Permission is')).join('\n').trim()}`;
}

/** Our own licence is the same. */
function lineOf(words) {
  return readFileSync('LICENSE', 'utf8')
    .split('\n')
    .findIndex((line) => line.startsWith(words));
}

function part(folder) {
  const { name, version, license, author } = manifest(folder);
  const texts = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|notice|copying)/i.test(file))
    .map((file) => readFileSync(`${folder}/${file}`, 'utf8').trim());
  if (texts.length === 0) texts.push(standardText({ name, version, license, author }));
  return `${name} ${version} (${license})\n\n${texts.join('\n\n')}\n`;
}

for (const folder of installed()) manifest(folder);
const head = 'The program in this directory holds parts of these packages, each under its own licence.\n';
writeFileSync('dist/THIRD-PARTY-LICENSES.txt', [head, ...bundled().map(part)].join(`\n${'-'.repeat(80)}\n\n`));
