import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { documents } from '../support/documents.ts';
import { stage } from '../support/journey.ts';

const here = stage({ after });

/** Below these nothing can be made, not even by root: a file, and what the kernel shows. */
for (const home of ['/dev/null', '/proc']) {
  const unwritable = { HOME: home, XDG_STATE_HOME: undefined, XDG_CACHE_HOME: undefined, XDG_RUNTIME_DIR: undefined };
  const run = async (...args: string[]) => (await here).run(args, { env: unwritable });

  test(`where ${home} is the home, everything but sending works`, async () => {
    for (const args of [
      ['--help'],
      ['schedule', 'rate(5m)'],
      ['explain', 'InvalidInstance.NotFound'],
      ['instances', 'list'],
      ['instances', 'check', '-i', 'i-web1'],
      ['commands', 'list'],
      ['exec', '-i', 'i-web1', '--dry-run', '--', 'true'],
      ['__complete', '--', 'ecs-invoke', 'invoke', '-i', ''],
      ['doctor'],
    ]) {
      const { code, stderr } = await run(...args);
      assert.equal(code, 0, `${args.join(' ')}: ${stderr}`);
    }
  });

  test(`where ${home} is the home, sending is refused before anything is sent, with both ways on`, async () => {
    const { run: anyhow, env, starts } = await here;
    const before = (await starts()).length;
    const { code, stderr } = await run('exec', '-i', 'i-web1', '-o', 'json', '--', 'true');
    assert.equal(code, 74);
    const [{ error }] = documents(stderr);
    assert.match(JSON.stringify(error), /--no-journal/);
    assert.match(JSON.stringify(error), /XDG_STATE_HOME/);
    assert.equal((await starts()).length, before);

    assert.equal((await run('exec', '-i', 'i-web1', '--no-journal', '--', 'true')).code, 0);
    const elsewhere = { env: { ...unwritable, XDG_STATE_HOME: env.XDG_STATE_HOME } };
    assert.equal((await anyhow(['exec', '-i', 'i-web1', '--', 'true'], elsewhere)).code, 0);
    assert.equal((await starts()).length, before + 2);
  });
}
