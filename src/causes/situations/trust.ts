import { check } from './checks.js';
import { names, onCertificate, proves, suggests } from './situation.js';

/** Whether a chain leads to a root that is trusted. */
export const trust = {
  'leaf-self-signed': onCertificate(
    names({ 'self-signed-leaf': 17, 'proxy-interception': 1.3, 'sni-problem': 1.2 }, { decide: check.chain }),
  ),
  'root-self-signed': onCertificate(
    names({ 'untrusted-root': 6.5, 'proxy-interception': 3, 'self-signed-leaf': 0.6 }, { decide: check.chain }),
  ),
  'issuer-not-found': onCertificate(
    names({ 'incomplete-chain': 4.6, 'untrusted-root': 3.9, 'proxy-interception': 1.5 }, { decide: check.chain }),
  ),
  'first-not-verified': onCertificate(
    names({ 'incomplete-chain': 5.4, 'untrusted-root': 3.1, 'proxy-interception': 1.5 }, { decide: check.chain }),
  ),
  'no-path': onCertificate(
    names({ 'untrusted-root': 4.6, 'incomplete-chain': 3.3, 'self-signed-leaf': 2.1 }, { decide: check.chain }),
  ),
  'no-path-and-not-self-signed': onCertificate(
    names({ 'untrusted-root': 4.6, 'incomplete-chain': 4, 'proxy-interception': 1.4 }, { decide: check.chain }),
  ),
  'chain-partial': onCertificate(
    names({ 'incomplete-chain': 5.5, 'untrusted-root': 3.5, 'proxy-interception': 1 }, { decide: check.chain }),
  ),
  'root-untrusted': onCertificate(
    names({ 'untrusted-root': 16, 'self-signed-leaf': 2, 'proxy-interception': 1.6 }, { decide: check.chain }),
  ),
  'root-distrusted': onCertificate(names({ 'untrusted-root': 1 })),
  'issuer-forged': onCertificate(
    names(
      { 'untrusted-root': 4, 'bad-record-mac-or-decrypt-error': 4, 'proxy-interception': 1 },
      { decide: check.chain },
    ),
  ),
  'chain-invalid': onCertificate(
    suggests({ 'untrusted-root': 4, 'incomplete-chain': 3, expired: 2 }, { decide: check.chain }),
  ),
  'not-verified-at-all': onCertificate(
    suggests({ 'untrusted-root': 3.8, 'incomplete-chain': 3.2, expired: 2.6 }, { decide: check.chain }),
  ),
  'not-trusted-without-reason': onCertificate(
    suggests(
      { 'bad-ca-constraints': 3.6, 'malformed-certificate': 3.3, 'untrusted-root': 3.1 },
      { decide: check.chain },
    ),
  ),
  'peer-does-not-trust-us': names({ 'untrusted-root': 5.5, 'self-signed-leaf': 2.4, 'incomplete-chain': 2.1 }),
  'verification-failed': onCertificate(
    suggests({ 'untrusted-root': 4, 'incomplete-chain': 3, 'self-signed-leaf': 2 }, { decide: check.chain }),
  ),
  'certificate-invalid': onCertificate(
    suggests({ 'untrusted-root': 4, expired: 3, 'wrong-host': 2 }, { decide: check.chain }),
  ),
  'authority-invalid': onCertificate(
    names({ 'untrusted-root': 4.4, 'self-signed-leaf': 3, 'incomplete-chain': 2.6 }, { decide: check.chain }),
  ),
  'apple-secure-connection-failed': names(
    { 'untrusted-root': 3.8, 'protocol-version': 3.3, 'self-signed-leaf': 2.9 },
    { decide: check.chain },
  ),
  'apple-certificate-untrusted': names(
    { 'untrusted-root': 4.4, 'self-signed-leaf': 3, 'wrong-host': 2.6 },
    { decide: check.chain },
  ),
  'windows-secure-failure': names(
    { 'untrusted-root': 4, 'protocol-version': 3.2, 'wrong-host': 2.8 },
    { decide: check.chain },
  ),
  'private-ca': suggests(
    { 'untrusted-root': 6, 'proxy-interception': 2, 'self-signed-leaf': 2 },
    { decide: check.chain },
  ),
  inspected: proves({ 'proxy-interception': 8, 'untrusted-root': 1 }),
  'proxy-certificate-bad': names({ 'proxy-interception': 1 }),
  'proxy-refused': names({ 'proxy-interception': 1 }),
  'pin-mismatch': names({ 'pinning-failure': 8, 'proxy-interception': 2 }, { decide: check.pin }),
  'challenge-cancelled': names(
    { 'pinning-failure': 5, 'untrusted-root': 4, 'client-cert-rejected': 1 },
    { decide: check.pin },
  ),
  'transparency-missing': names({ 'certificate-transparency': 1 }),
} as const;
