import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import tls, { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import { text } from '../domain/text.ts';
import { accepted, type Checked, refused } from '../domain/violation.ts';
import type { Env } from './environment-names.ts';

/** Certificates in PEM, one or many; what stands between them is comment. */
export function parseAuthorities(pem: string): Checked<readonly string[]> {
  const found = pem.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  return found.length > 0 && found.every(isCertificate) ? accepted(found) : refused(notCertificates);
}

/** Trusts these beside those that Node trusts anyway, NODE_EXTRA_CA_CERTS included. */
export function trusting(extra: readonly string[], env: Env): SecureContext {
  return createSecureContext({ ca: [...usualAuthorities(env), ...extra] });
}

/** A list of authorities takes the place of Node's own, so that has to be part of it. */
function usualAuthorities(env: Env): readonly string[] {
  // Since Node 22.15; in the types of today, not in the oldest Node that this runs on.
  const all = (tls as { getCACertificates?: (type: 'default') => string[] }).getCACertificates?.('default');
  if (all) return all;
  try {
    const checked = parseAuthorities(env.NODE_EXTRA_CA_CERTS ? readFileSync(env.NODE_EXTRA_CA_CERTS, 'utf8') : '');
    return [...rootCertificates, ...(checked.ok ? checked.value : [])];
  } catch {
    // Node itself has warned of it already.
    return rootCertificates;
  }
}

function isCertificate(pem: string): boolean {
  try {
    return Boolean(new X509Certificate(pem));
  } catch {
    return false;
  }
}

const notCertificates = {
  rule: 'ca-file',
  why: text('This file does not hold certificates in PEM.', '该文件不包含 PEM 格式的证书。'),
  fix: text(
    'Give the CA certificate as text that begins with -----BEGIN CERTIFICATE-----. From DER: openssl x509 -inform der -in ca.cer -out ca.pem',
    '请提供以 -----BEGIN CERTIFICATE----- 开头的 CA 证书文本。DER 格式可转换：openssl x509 -inform der -in ca.cer -out ca.pem',
  ),
};
