import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { NoAnswer, Refused } from '../../src/api/call-problem.ts';
import type { InvokeRequest } from '../../src/api/cloud-assistant.ts';
import { Credentials } from '../../src/api/credentials.ts';
import { createPopClient } from '../../src/api/pop-client.ts';
import { createTransport } from '../../src/api/transport.ts';
import { editions } from '../../src/domain/editions.ts';
import { ownSignature } from './own-signature.ts';
import { type PageSample, pages } from './samples.ts';

const key = { accessKeyId: 'testid', accessKeySecret: 'testsecret', securityToken: null };
const contentTypes = { JSON: 'application/json;charset=utf-8', XML: 'text/xml;charset=utf-8' } as const;
type Format = keyof typeof contentTypes;

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly format: Format;
}

interface Received {
  readonly method: string;
  readonly url: string;
  readonly form: Readonly<Record<string, string>>;
}

/** A server that gives exactly these bytes to whoever asks, and keeps what it was sent. */
async function serving(t: TestContext, { status, body, format }: Answer) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const form = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString('utf8')));
    received.push({ method: request.method ?? '', url: request.url ?? '', form });
    response.writeHead(status, { 'content-type': contentTypes[format] });
    response.end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  t.after(() => server.close());
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received };
}

/** The request of the page in our own words. */
function requestOf({ request }: PageSample): InvokeRequest {
  const instanceId = request.InstanceIds ?? request['InstanceId.1'] ?? '';
  return {
    regionId: request.RegionId ?? '',
    commandId: request.CommandId ?? '',
    instanceIds: [instanceId],
    timed: true,
    ...(request.Frequency && { frequency: request.Frequency }),
    ...(request.Parameters && { parameters: JSON.parse(request.Parameters) }),
  };
}

async function invoke(t: TestContext, page: PageSample, answer: Answer) {
  const { endpoint, received } = await serving(t, answer);
  const request = requestOf(page);
  const transport = createTransport({ endpoint, credentials: new Credentials(key) });
  const client = createPopClient({ endpoint, regionId: request.regionId, edition: editions[page.edition] }, transport);
  return { outcome: await client.invokeCommand(request).catch((problem: unknown) => problem), received };
}

const common = ['AccessKeyId', 'Action', 'Format', 'Signature', 'SignatureMethod', 'SignatureNonce'].concat(
  ...['SignatureVersion', 'Timestamp', 'Version'],
);

/** The table of 2018 wants a JSON array; only its sample passes a bare ID. */
function asTheTableWants({ request }: PageSample): Record<string, string> {
  return { ...request, ...(request.InstanceIds && { InstanceIds: JSON.stringify([request.InstanceIds]) }) };
}

/** An envelope as the page prints it, without Recommend. */
function envelope(code: string, message: string, format: Format): string {
  const requestId = '540CFF28-407A-40B5-B6A5-74B000000001';
  return format === 'JSON'
    ? JSON.stringify({ RequestId: requestId, HostId: 'ecs.aliyuncs.com', Code: code, Message: message })
    : `<Error><RequestId>${requestId}</RequestId><HostId>ecs.aliyuncs.com</HostId><Code>${code}</Code><Message>${message}</Message></Error>`;
}

for (const page of pages) {
  const { edition, success, failure, errors } = page;

  test(`${edition}: sends the request of the page, and nothing else`, async (t) => {
    const { received } = await invoke(t, page, { status: 200, body: success.json, format: 'JSON' });
    assert.equal(received.length, 1);
    const { method, url, form } = received[0]!;
    assert.deepEqual([method, url, form.Action, form.Version], ['POST', '/', 'InvokeCommand', '2014-05-26']);
    const own = Object.fromEntries(Object.entries(form).filter(([name]) => !common.includes(name)));
    assert.deepEqual(own, asTheTableWants(page));
    assert.deepEqual(
      common.filter((name) => !form[name]),
      [],
    );
    assert.equal(form.Signature, ownSignature('POST', form, key.accessKeySecret));
  });

  test(`${edition}: reads the InvokeId out of the page's JSON`, async (t) => {
    const { outcome } = await invoke(t, page, { status: 200, body: success.json, format: 'JSON' });
    assert.deepEqual(outcome, { invokeId: success.invokeId, requestId: success.requestId });
  });

  // The client asks for JSON, so nobody would send this; but if somebody does, the command may have run.
  test(`${edition}: a success in XML is never taken for a refusal`, async (t) => {
    const { outcome } = await invoke(t, page, { status: 200, body: success.xml, format: 'XML' });
    assert.ok(outcome instanceof NoAnswer, String(outcome));
    assert.match(outcome.excerpt, new RegExp(success.invokeId));
  });

  for (const format of ['JSON', 'XML'] as const) {
    if (failure) {
      test(`${edition}: reads the page's refusal in ${format}`, async (t) => {
        const body = format === 'JSON' ? failure.json : failure.xml;
        const { outcome, received } = await invoke(t, page, { status: failure.status, body, format });
        assert.ok(outcome instanceof Refused, String(outcome));
        const { action, code, serviceMessage, requestId, status } = outcome;
        assert.deepEqual(
          { action, code, serviceMessage, requestId, status },
          {
            action: 'InvokeCommand',
            code: failure.code,
            serviceMessage: failure.message,
            requestId: failure.requestId,
            status: failure.status,
          },
        );
        assert.equal(received.length, 1);
      });
    }

    for (const { code, status, message } of errors) {
      test(`${edition}: understands ${code} in ${format}`, async (t) => {
        const { outcome, received } = await invoke(t, page, { status, body: envelope(code, message, format), format });
        assert.equal(received.length, 1);
        if (status >= 500) {
          assert.ok(outcome instanceof NoAnswer, String(outcome));
          assert.deepEqual([outcome.reason, outcome.code, outcome.status], ['server-error', code, status]);
        } else {
          assert.ok(outcome instanceof Refused, String(outcome));
          assert.deepEqual([outcome.code, outcome.serviceMessage, outcome.status], [code, message, status]);
        }
      });
    }
  }
}
