#!/usr/bin/env node
'use strict';

const fs = require('node:fs');

const words = process.argv.slice(2);
const [word, ...more] = words;

if ((word === '--version' || word === '-V') && more.length === 0) {
  say(`${require('../package.json').version}\n`);
} else if (word === '__complete') {
  // A press of Tab: quick, and never an error.
  try {
    require('../dist/complete.js').complete(process);
  } catch {}
} else if (!(asksHelp() && saidHelp())) {
  let main;
  try {
    const isStandalone = typeof ECS_INVOKE_STANDALONE !== 'undefined';
    ({ main } = (!isStandalone && require('../dist/code-cache.js').loadMain(process)) || require('../dist/main.js'));
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND' && error.code !== 'ENOENT') throw error;
    process.stderr.write('ecs-invoke is not built yet: run "npm ci" in its directory.\n');
    process.exitCode = 70;
  }
  // Should the program end before it knows how: that is nobody's success.
  if (main) process.exitCode = 70;
  main?.(process).then((code) => {
    process.exitCode = code;
  });
}

/** Directly where it can be: Node's stream for a pipe or a file takes longer to load than all of this. */
function say(text) {
  let rest = Buffer.from(text);
  try {
    while (!mayBeTerminal() && rest.length > 0) rest = rest.subarray(fs.writeSync(1, rest));
  } catch (error) {
    if (error.code !== 'EAGAIN') return lost(error);
  }
  if (rest.length === 0) return;
  process.stdout.on('error', lost);
  process.stdout.write(rest);
}

function mayBeTerminal() {
  return fs.fstatSync(1).isCharacterDevice();
}

/** Who reads no further (`| head -1`) has enough. */
function lost({ code }) {
  if (code === 'EPIPE') return;
  process.exitCode = 74;
  process.stderr.write(require('../dist/main.js').lostHelp(code, language()));
}

function language() {
  const { ECS_INVOKE_LANG, LC_ALL, LANG } = process.env;
  return /^zh/i.test(ECS_INVOKE_LANG || LC_ALL || LANG || '') ? 'zh' : 'en';
}

function asksHelp() {
  return word === 'help' || words.at(-1) === '--help' || words.at(-1) === '-h';
}

/**
 * `ecs-invoke emulator exec --help` and `ecs-invoke help emulator exec`: the page as the build rendered it, where neither
 * a terminal, another word nor a variable asks for it in another shape. False where the program itself has to answer.
 */
function saidHelp() {
  const asked = word === 'help' ? more : words.slice(0, -1);
  if (!asked.every((name) => /^[a-z]+$/.test(name))) return false;
  const { ECS_INVOKE_OUTPUT, ECS_INVOKE_QUERY } = process.env;
  if (ECS_INVOKE_OUTPUT || ECS_INVOKE_QUERY || (mayBeTerminal() && process.stdout.isTTY)) return false;
  const name = `help/${language()}/${asked.join('.') || 'ecs-invoke'}.txt`;
  let page;
  try {
    // Put in by the build of the standalone executable, which carries the pages inside.
    page =
      typeof ECS_INVOKE_STANDALONE === 'undefined'
        ? fs.readFileSync(`${__dirname}/../dist/${name}`, 'utf8')
        : require('node:sea').getAsset(name, 'utf8');
  } catch {
    return false;
  }
  say(page);
  return true;
}
