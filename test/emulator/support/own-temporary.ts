import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after } from 'node:test';

/**
 * The file of tests that imports this has a directory of its own for what is temporary: every emulator clears away there
 * what dead ones have left, so two files that look at this would see each other's.
 */
const own = mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-test-'));
process.env.TMPDIR = own;
after(() => rmSync(own, { recursive: true, force: true }));
