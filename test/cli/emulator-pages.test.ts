import assert from 'node:assert/strict';
import { test } from 'node:test';
import stringWidth from 'string-width';
import { faultRows } from '../../src/cli/completion/faults.ts';
import { noPaint, paintFor } from '../../src/cli/page.ts';
import { emulatorBanner } from '../../src/cli/render/emulator-banner.ts';
import { renderBehaviours } from '../../src/cli/render/emulator-behaviours.ts';
import { ahead } from '../../src/cli/render/emulator-clock.ts';
import { renderLedger } from '../../src/cli/render/emulator-ledger.ts';

const start = {
  ...{
    invokeId: `t-${'0'.repeat(32)}`,
    instanceId: 'i-web1',
    pid: 4711,
    simulated: false,
    clientToken: null,
    tags: [],
  },
  ...{ startedAt: '2026-01-31T00:00:00.000Z', exitCode: 0, bytes: 6 },
};

for (const language of ['en', 'zh'] as const) {
  test(`${language}: the legend of the marks stands once on a terminal of any width, in colour or without`, async () => {
    const words = { en: 'It does something.', zh: '它会做某事。' };
    const rows = [{ action: 'InvokeCommand', behaviours: [{ mark: 'doc' as const, words }] }];
    for (const paint of [noPaint, await paintFor(true)]) {
      for (const width of [40, 60, 100, 200]) {
        const page = renderBehaviours(rows, { language, width, paint });
        const bare = page.replace(/\u001b\[\d+m/g, '');
        const start = language === 'en' ? 'documented: on' : '文档：见于';
        assert.equal(bare.split(start).length, 2, bare);
        assert.doesNotMatch(bare, /,\d+,/);
      }
    }
  });

  test(`${language}: at 60 columns the banner breaks no word, and the ledger no InvokeId`, () => {
    const ids = Array.from({ length: 9_999 }, (_, at) => `i-sim${String(at + 1).padStart(5, '0')}`);
    const fleet = { fit: ids, simulated: ids, unfit: ids, commands: ids, example: null };
    const banner = emulatorBanner({ endpoint: 'http://127.0.0.1:65535', fleet }, 'current', language, 60);
    for (const line of banner.split('\n')) assert.ok(stringWidth(line) <= 60, line);
    const ledger = renderLedger({ starts: [start], pending: 0, running: 0 }, { language, width: 60, paint: noPaint });
    assert.match(ledger, new RegExp(`^ +${start.invokeId}$`, 'm'));
  });
}

test('the ledger says what has not started yet', () => {
  const page = { language: 'en', width: 100, paint: noPaint } as const;
  assert.match(renderLedger({ starts: [start], pending: 2, running: 0 }, page), /\n2 have not started yet/);
  assert.match(
    renderLedger({ starts: [], pending: 1, running: 0 }, page),
    /^nothing was started\n1 has not started yet/,
  );
  const zh = renderLedger({ starts: [], pending: 1, running: 0 }, { ...page, language: 'zh' });
  assert.match(zh, /另有 1 个尚未启动/);
});

test('a clock that was moved by a day is ahead by a day, though some seconds are missing', () => {
  const said = (ms: number) => ahead(ms).en.replace(' ahead of this machine', '');
  assert.equal(said(86_398_700), '1 d');
  assert.equal(said(86_400_000), '1 d');
  assert.equal(said(3_599_800), '1 h');
  assert.equal(said(90_000), '1 min 30 s');
  assert.equal(said(2 * 86_400_000 + 3 * 3_600_000), '2 d 3 h');
});

test('faults are completed with what hides, and behind a comma with what an effect takes besides', () => {
  const values = (typed: string) => faultRows(typed).map(({ value }) => value);
  assert.ok(values('InvokeCommand:1:').includes('InvokeCommand:1:hide='));
  assert.ok(values('InvokeCommand:1:after-commit:').includes('InvokeCommand:1:after-commit:unknown='));
  assert.ok(!values('InvokeCommand:1:body:').includes('InvokeCommand:1:body:hide='));
  assert.ok(!values('DescribeRegions:1:').includes('DescribeRegions:1:hide='));
  assert.deepEqual(
    values('*:1:status=502,b'),
    ['body=html', 'body=empty', 'body=cut'].map((each) => `*:1:status=502,${each}`),
  );
  assert.deepEqual(values('*:1:reset,'), []);
});
