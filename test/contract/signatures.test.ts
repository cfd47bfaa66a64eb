import assert from 'node:assert/strict';
import { test } from 'node:test';
import { acs3SignatureOf, acs3StringToSign, signatureOf, stringToSign } from '../../src/emulator/signature.ts';
import { ownAcs3, ownSignature, ownStringToSign } from './own-signature.ts';
import { acs3Vectors, signatureVectors } from './signature-vectors.ts';

for (const vector of signatureVectors) {
  const { name, origin, method, parameters, accessKeySecret, signature } = vector;
  test(`signature 1.0, ${origin}: ${name}`, () => {
    const emulators = stringToSign(method, Object.entries(parameters));
    assert.equal(signatureOf(emulators, accessKeySecret), signature);
    assert.equal(ownSignature(method, parameters, accessKeySecret), signature);
    if (vector.stringToSign) {
      assert.equal(emulators, vector.stringToSign);
      assert.equal(ownStringToSign(method, parameters), vector.stringToSign);
    }
  });
}

for (const { name, origin, query, headers, accessKeySecret, canonicalRequestHash, signature } of acs3Vectors) {
  test(`ACS3, ${origin}: ${name}`, () => {
    const text = acs3StringToSign({
      method: 'POST',
      query: Object.entries(query),
      headers,
      signedHeaders: Object.keys(headers).sort(),
      hashedPayload: headers['x-acs-content-sha256']!,
    });
    assert.equal(text, `ACS3-HMAC-SHA256\n${canonicalRequestHash}`);
    assert.equal(acs3SignatureOf(text, accessKeySecret), signature);
    assert.deepEqual(ownAcs3(query, headers, accessKeySecret), { hash: canonicalRequestHash, signature });
  });
}

test('a signature depends on the method, the secret and every parameter', () => {
  const { method, parameters, accessKeySecret, signature } = signatureVectors[0]!;
  const changed = [
    ownSignature('POST', parameters, accessKeySecret),
    ownSignature(method, parameters, `${accessKeySecret}x`),
    ...Object.keys(parameters).map((name) => ownSignature(method, { ...parameters, [name]: 'x' }, accessKeySecret)),
  ];
  assert.equal(changed.includes(signature), false);
});
