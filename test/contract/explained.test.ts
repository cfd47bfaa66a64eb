import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explainRequestError, explainResultError } from '../../src/api/error-catalogue.ts';
import { editions } from '../../src/emulator/editions.ts';
import { errors } from '../../src/emulator/errors.ts';
import { resultTexts } from '../../src/emulator/result-codes.ts';

test('whatever code the emulator refuses with, the catalogue explains', () => {
  const answered = [
    ...Object.entries(errors),
    ...Object.values(editions).flatMap(({ wording }) => Object.entries(wording)),
    ...Object.values(editions).map(({ missing }) => {
      const { code, row } = missing('RegionId');
      return [code, row] as const;
    }),
  ];
  assert.ok(answered.length > 80);
  assert.deepEqual(
    answered.map(([code]) => code).filter((code) => explainRequestError(code) === null),
    [],
  );
});

test('whatever the emulator reports of an instance, the catalogue explains', () => {
  assert.deepEqual(
    Object.keys(resultTexts).filter((code) => explainResultError(code) === null),
    [],
  );
});
