import assert from 'node:assert/strict';
import { request as httpRequest } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { VirtualClock } from '../../src/emulator/clock.ts';
import { type Emulator, startEmulator } from '../../src/emulator/start.ts';
import { canonical, signedCall } from './own-signature.ts';
import { type PageSample, pages } from './samples.ts';

type Method = 'GET' | 'POST';
type Format = 'JSON' | 'XML';
type Parameters = Readonly<Record<string, string>>;

interface Reply {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

const ways = (['GET', 'POST'] as const).flatMap((method) =>
  (['JSON', 'XML'] as const).map((format) => ({ method, format })),
);
const upperCaseUuid = /^[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}$/;

/** Stands still, so that no schedule fires and no process is started. */
const now = new Date('2019-07-22T08:00:00Z');
let calls = 0;

function invoke(emulator: Emulator, parameters: Parameters, method: Method, format: Format): Promise<Reply> {
  calls += 1;
  const key = { id: emulator.accessKeyId, secret: emulator.accessKeySecret };
  const common = { timestamp: '2019-07-22T08:00:00Z', nonce: `contract-${calls}`, format };
  const query = canonical(signedCall(method, { Action: 'InvokeCommand', ...parameters }, key, common));
  const url = method === 'GET' ? `${emulator.endpoint}/?${query}` : `${emulator.endpoint}/`;
  const headers = method === 'GET' ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { method, headers, agent: false }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk as Buffer);
      resolve({
        status: response.statusCode ?? 0,
        contentType: response.headers['content-type'] ?? '',
        body: Buffer.concat(chunks).toString('utf8'),
      });
    });
    request.on('error', reject);
    request.end(method === 'GET' ? undefined : query);
  });
}

/** The root element and its children, in their order. Enough for the answers of InvokeCommand, which are flat. */
function flatXml(text: string): { root: string; fields: [name: string, text: string][] } {
  const [, root = '', inner = ''] = /^(?:<\?xml[^>]*\?>)?\s*<(\w+)>([\s\S]*)<\/\1>\s*$/.exec(text) ?? [];
  const fields = [...inner.matchAll(/<(\w+)>([\s\S]*?)<\/\1>/g)].map(
    ([, name = '', content = '']): [string, string] => [name, content.replace(/^<!\[CDATA\[(.*)\]\]>$/, '$1')],
  );
  return { root, fields };
}

function read(text: string, format: Format): { root: string | null; fields: [name: string, text: string][] } {
  return format === 'XML' ? flatXml(text) : { root: null, fields: Object.entries(JSON.parse(text)) };
}

const names = (fields: readonly [string, string][]) => fields.map(([name]) => name);

async function startFor(page: PageSample): Promise<Emulator> {
  const id = page.request.InstanceIds ?? page.request['InstanceId.1'] ?? '';
  return startEmulator({
    edition: page.edition,
    clock: new VirtualClock(now),
    fleet: {
      instances: [{ id }],
      commands: [
        {
          id: page.request.CommandId ?? '',
          name: 'of-the-page',
          content: 'echo {{name}}',
          enableParameter: page.edition !== '2018',
        },
        { id: 'c-without', name: 'without-parameters', content: 'echo' },
      ],
    },
  });
}

const parametersOf = (count: number) =>
  JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, ''])));

/** What makes the service of the time answer with each code of the page's table. '' takes a parameter away. */
const provocations: Readonly<Record<PageSample['edition'], Readonly<Record<string, Parameters | 'fault'>>>> = {
  '2018': {
    'InvalidInstance.NoClient': { InstanceIds: '["i-noagent1"]' },
    'InvalidInstance.NotVpc': { InstanceIds: '["i-classic1"]' },
    InvalidInstanceStatus: { InstanceIds: '["i-stopped1"]' },
    'MissingParameter.CommandId': { CommandId: '' },
    'MissingParameter.InstanceIds': { InstanceIds: '' },
    'MissingParameter.RegionId': { RegionId: '' },
    'MissingParameter.Frequency': { Frequency: '' },
    'InvalidCmdId.NotFound': { CommandId: 'c-nosuch' },
    'InvalidInstance.NotFound': { InstanceIds: '["i-web1","i-nosuch"]' },
    'InvalidRegionId.NotFound': { RegionId: 'cn-nowhere' },
    'InternalError.Dispatch': 'fault',
  },
  '2019': {
    'InternalError.Dispatch': 'fault',
    'InvalidInstance.NotFound': { 'InstanceId.2': 'i-nosuch' },
    'MissingParam.Frequency': { Frequency: '' },
    'Parameter.Disabled': { CommandId: 'c-without' },
    'ParameterCount.ExceedLimit': { Parameters: parametersOf(11) },
    'ParameterKey.ExceedLimit': { Parameters: JSON.stringify({ ['k'.repeat(65)]: '' }) },
    'CmdContent.ExceedLimit': { Parameters: JSON.stringify({ name: 'x'.repeat(12 * 1024) }) },
    'ParameterKey.Duplicate': { Parameters: '{"name":"Jack","name":"Jill"}' },
    'Parameter.NotMatched': { Parameters: '{"nickname":"Jack"}' },
  },
};

for (const page of pages) {
  describe(`the emulator of ${page.edition}`, () => {
    let emulator: Emulator;
    before(async () => {
      emulator = await startFor(page);
    });
    after(() => emulator.stop());

    for (const { method, format } of ways) {
      test(`takes the page's request by ${method} and answers in ${format} as the page does`, async () => {
        const reply = await invoke(emulator, page.request, method, format);
        const sample = read(format === 'XML' ? page.success.xml : page.success.json, format);
        const answer = read(reply.body, format);
        assert.equal(reply.status, 200, reply.body);
        assert.equal(reply.contentType.split('/')[1], `${format.toLowerCase()};charset=utf-8`);
        assert.equal(answer.root, sample.root);
        assert.deepEqual(names(answer.fields), names(sample.fields));
        const { RequestId, InvokeId } = Object.fromEntries(answer.fields);
        assert.match(RequestId!, upperCaseUuid);
        assert.match(InvokeId!, /^t-[0-9a-z]{20,}$/);
      });
    }

    test('has a provocation for every code of the page', () => {
      assert.deepEqual(Object.keys(provocations[page.edition]).sort(), page.errors.map(({ code }) => code).sort());
    });

    for (const { code, status, message } of page.errors) {
      for (const { method, format } of ways) {
        test(`refuses with ${code} as the page words it, by ${method}, in ${format}`, async () => {
          const provocation = provocations[page.edition][code];
          if (provocation === 'fault') emulator.faults.refuseNext('InvokeCommand', code);
          const changed = provocation === 'fault' ? {} : provocation;
          const asked = Object.fromEntries(Object.entries({ ...page.request, ...changed }).filter(([, text]) => text));
          const reply = await invoke(emulator, asked, method, format);
          const { root, fields } = read(reply.body, format);
          assert.equal(root, format === 'XML' ? 'Error' : null);
          assert.deepEqual(names(fields), ['RequestId', 'HostId', 'Code', 'Message', 'Recommend']);
          const { RequestId, HostId, Code, Message } = Object.fromEntries(fields);
          assert.deepEqual({ Code, status: reply.status, Message }, { Code: code, status, Message: message });
          assert.match(RequestId!, upperCaseUuid);
          assert.equal(HostId, `127.0.0.1:${emulator.port}`);
        });
      }
    }

    if (page.failure) {
      const { failure } = page;
      for (const format of ['JSON', 'XML'] as const) {
        test(`its refusal has the elements of the page's sample in ${format}`, async () => {
          const { CommandId: _, ...asked } = page.request;
          const { body, status } = await invoke(emulator, asked, 'POST', format);
          const sample = read(format === 'XML' ? failure.xml : failure.json, format);
          const answer = read(body, format);
          assert.equal(status, failure.status);
          assert.equal(answer.root, sample.root);
          // Today's service adds one element behind those of the page.
          assert.deepEqual(names(answer.fields).slice(0, sample.fields.length), names(sample.fields));
          const told = Object.fromEntries(answer.fields);
          assert.deepEqual([told.Code, told.Message], [failure.code, failure.message]);
        });
      }
    }
  });
}

describe('InstanceIds of 2018', () => {
  let emulator: Emulator;
  before(async () => {
    emulator = await startFor(pages[0]!);
  });
  after(() => emulator.stop());

  // By the table an array, in the table's own words without quotes, in the sample a bare ID.
  for (const ids of ['["i-web1","i-web2"]', '[i-web1, i-web2]', 'i-web1,i-web2', 'i-web1']) {
    test(`takes InstanceIds written as ${ids}`, async () => {
      const { status, body } = await invoke(emulator, { ...pages[0]!.request, InstanceIds: ids }, 'POST', 'JSON');
      assert.equal(status, 200, body);
    });
  }
});
