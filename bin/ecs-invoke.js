#!/usr/bin/env node
'use strict';

const [word, ...more] = process.argv.slice(2);

if ((word === '--version' || word === '-V') && more.length === 0) {
  process.stdout.on('error', ({ code }) => {
    if (code !== 'EPIPE') process.exitCode = 74;
  });
  process.stdout.write(`${require('../package.json').version}\n`);
} else if (word === '__complete') {
  // A press of Tab: quick, and never an error.
  try {
    require('../dist/complete.js').complete(process);
  } catch {}
} else {
  let main;
  try {
    ({ main } = require('../dist/main.js'));
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND') throw error;
    process.stderr.write('ecs-invoke is not built yet: run "npm ci" in its directory.\n');
    process.exitCode = 70;
  }
  // Should the program end before it knows how: that is nobody's success.
  if (main) process.exitCode = 70;
  main?.(process).then((code) => {
    process.exitCode = code;
  });
}
