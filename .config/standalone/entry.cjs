'use strict';

// What npm's package starts as scripts of their own, the executable starts as itself, by a word.
switch (process.argv[2]) {
  case '__refresh':
    require('../../dist/refresh.js');
    break;
  case '__demo':
    require('../../dist/demo.js');
    break;
  default:
    require('../../bin/ecs-invoke.js');
}
