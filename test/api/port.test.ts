import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refused } from '../../src/api/call-problem.ts';
import { Credentials } from '../../src/api/credentials.ts';
import { createPopClient } from '../../src/api/pop-client.ts';
import { createTransport } from '../../src/api/transport.ts';
import { editionNames, editions } from '../../src/domain/editions.ts';
import { isFinished } from '../../src/domain/verdict.ts';
import { startEmulator } from '../../src/emulator/start.ts';

const regionId = 'cn-hangzhou';

for (const name of editionNames) {
  test(`edition ${name}: every method of the port works on an emulator of that edition`, {
    timeout: 30_000,
  }, async (t) => {
    const emulator = await startEmulator({ edition: name, pendingMs: 0 });
    t.after(() => emulator.stop());
    const { endpoint, accessKeyId, accessKeySecret } = emulator;
    const transport = createTransport({
      endpoint,
      credentials: new Credentials({ accessKeyId, accessKeySecret, securityToken: null }),
    });
    const client = createPopClient({ endpoint, regionId, edition: editions[name] }, transport);

    const [command] = await client.commands({ name: 'fail' });
    assert.equal(command?.commandId, 'c-fail');
    assert.match(command.content.toString(), /exit 7/);
    assert.deepEqual(await client.commands({ provider: 'AlibabaCloud', name: 'no such name' }), []);

    const listed = [];
    for await (const page of client.instancePages()) listed.push(...page);
    assert.deepEqual(
      listed.slice(0, 2).map(({ instanceId, tags }) => [instanceId, tags[0]?.key]),
      [
        ['i-web1', 'env'],
        ['i-web2', 'env'],
      ],
    );
    const pages = [];
    for await (const page of client.commandPages({})) pages.push(page.length);
    assert.deepEqual(pages, [4]);

    const facts = await client.instances(['i-web1', 'i-nosuch', 'i-stopped1']);
    assert.deepEqual(
      facts.map(({ instanceId, status }) => [instanceId, status]),
      [
        ['i-web1', 'Running'],
        ['i-stopped1', 'Stopped'],
      ],
    );
    const agents = await client.agentStatus(['i-web1', 'i-noagent1']);
    assert.deepEqual(
      agents.map(({ instanceId, online }) => [instanceId, online]),
      [
        ['i-web1', true],
        ['i-noagent1', false],
      ],
    );

    const instanceIds = ['i-web1', 'i-web2'];
    const { invokeId, requestId } = await client.invokeCommand({ regionId, commandId: 'c-fail', instanceIds });
    assert.match(invokeId, /^t-/);
    assert.notEqual(requestId, '');
    let results = await client.invocationResults(invokeId);
    while (!results.every(({ state }) => isFinished(state))) results = await client.invocationResults(invokeId);
    assert.deepEqual(
      results.map(({ instanceId, state, exitCode }) => [instanceId, state, exitCode]),
      [
        ['i-web1', 'failed', 7],
        ['i-web2', 'failed', 7],
      ],
    );
    assert.equal(
      results.every(({ output }) => output.length > 0),
      true,
    );

    assert.deepEqual(await client.invocationResults('t-nosuch'), []);
    const frequency = '0 0 2 * * ?';
    const nightly = await client.invokeCommand({ regionId, commandId: 'c-fail', instanceIds, frequency, timed: true });
    const [scheduled, ...others] = await client.scheduledInvocations();
    assert.deepEqual(others, []);
    assert.equal(scheduled?.invokeId, nightly.invokeId);
    assert.deepEqual(
      [scheduled.commandId, scheduled.frequency, scheduled.instanceIds],
      ['c-fail', frequency, instanceIds],
    );
    await client.stopInvocation(nightly.invokeId, []);
    assert.deepEqual(await client.scheduledInvocations(), []);
    const refusal = await client
      .invokeCommand({ regionId, commandId: 'c-nosuch', instanceIds })
      .catch((error) => error);
    assert.equal(refusal instanceof Refused && refusal.code, 'InvalidCmdId.NotFound');
  });
}
