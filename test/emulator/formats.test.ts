import assert from 'node:assert/strict';
import { test } from 'node:test';
import { simulated } from './support/start.ts';
import { call, type How, send } from './support/wire-client.ts';

const hello = { Action: 'InvokeCommand', RegionId: 'cn-hangzhou', CommandId: 'c-hello', 'InstanceId.1': 'i-web1' };
const uuid = /^[0-9A-F]{8}-[0-9A-F]{4}-4[0-9A-F]{3}-[0-9A-F]{4}-[0-9A-F]{12}$/;

for (const how of ['GET', 'POST', 'POST-in-query'] as How[]) {
  test(`an InvokeId in JSON and in XML by ${how} [doc]`, async (t) => {
    const { emulator } = await simulated(t);
    const now = emulator.clock.now();
    const json = await call(emulator, { ...hello, Format: 'json' }, { how, now });
    assert.equal(json.headers['content-type'], 'application/json;charset=utf-8');
    const answer = JSON.parse(json.text);
    assert.deepEqual(Object.keys(answer), ['RequestId', 'InvokeId']);
    assert.match(answer.InvokeId, /^t-[0-9a-f]{32}$/);
    assert.match(answer.RequestId, uuid);
    assert.equal(json.headers['x-acs-request-id'], answer.RequestId);
    const xml = await call(emulator, { ...hello, Format: 'XML' }, { how, now });
    assert.equal(xml.headers['content-type'], 'text/xml;charset=utf-8');
    assert.match(
      xml.text,
      /^<\?xml version='1\.0' encoding='UTF-8'\?><InvokeCommandResponse><RequestId>[0-9A-F-]{36}<\/RequestId><InvokeId>t-[0-9a-f]{32}<\/InvokeId><\/InvokeCommandResponse>$/,
    );
  });
}

test('without Format the answer is XML, lists repeat their element, text is escaped [doc]', async (t) => {
  const { emulator } = await simulated(t, { fleet: { instances: [{ id: 'i-odd1', name: `<a & "b">` }] } });
  const parameters = { Action: 'DescribeInstances', RegionId: 'cn-hangzhou', InstanceIds: '["i-odd1","i-web1"]' };
  const { text } = await call(emulator, { ...parameters, Format: '' }, { now: emulator.clock.now() });
  assert.match(text, /<Instances><Instance>.*<\/Instance><Instance>.*<\/Instance><\/Instances>/);
  assert.match(text, /<InstanceName>&lt;a &amp; &quot;b&quot;&gt;<\/InstanceName>/);
});

test('a refusal in XML, before and after Format is read [doc]', async (t) => {
  const { emulator } = await simulated(t);
  const bare = await send(emulator.port, {});
  assert.equal(bare.status, 404);
  assert.match(
    bare.text,
    /^<\?xml version='1\.0' encoding='UTF-8'\?><Error><RequestId>[0-9A-F-]{36}<\/RequestId><HostId>127\.0\.0\.1:\d+<\/HostId><Code>InvalidAction\.NotFound<\/Code><Message>Specified api is not found, please check your url and method\.<\/Message><Recommend><!\[CDATA\[https:\/\/api\.aliyun\.com\/[^\]]*\]\]><\/Recommend><\/Error>$/,
  );
  const wrong = await call(emulator, { ...hello, Format: 'XML', Signature: 'x' }, { now: emulator.clock.now() });
  assert.match(wrong.text, /server string to sign is:POST&amp;%2F&amp;AccessKeyId/);
});
