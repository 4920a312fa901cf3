import { check } from './checks.js';
import { names, onCertificate, suggests } from './situation.js';

/** What the certificate itself may be used for, how strong it is, and whether it can be read. */
export const certificates = {
  'not-a-ca': onCertificate(names({ 'bad-ca-constraints': 9, 'self-signed-leaf': 1, 'untrusted-root': 0.5 })),
  'ca-as-leaf': onCertificate(names({ 'bad-ca-constraints': 6, 'self-signed-leaf': 4 }, { decide: check.chain })),
  'wrong-purpose': onCertificate(names({ 'bad-ca-constraints': 1 })),
  'key-usage-wrong': onCertificate(names({ 'bad-ca-constraints': 9, 'malformed-certificate': 1 })),
  'name-constraint': onCertificate(names({ 'bad-ca-constraints': 9, 'proxy-interception': 0.6 })),
  'name-constraint-unreadable': onCertificate(names({ 'malformed-certificate': 6, 'bad-ca-constraints': 4 })),
  'chain-too-long': onCertificate(names({ 'bad-ca-constraints': 7, 'untrusted-root': 1.5, 'protocol-violation': 1 })),
  'policy-refused': onCertificate(names({ 'bad-ca-constraints': 6, 'malformed-certificate': 3 })),
  'certificate-refused-whole': onCertificate(
    suggests(
      { 'bad-ca-constraints': 4, 'malformed-certificate': 3.5, 'weak-signature': 2.5 },
      { decide: check.algorithm },
    ),
  ),
  'certificate-unreadable': onCertificate(
    names({ 'malformed-certificate': 8, 'protocol-violation': 1, 'proxy-interception': 1 }),
  ),
  'certificate-odd': onCertificate(
    suggests(
      { 'malformed-certificate': 6, 'bad-ca-constraints': 2, 'no-shared-cipher': 2 },
      { decide: check.algorithm },
    ),
  ),
  'serial-bad': onCertificate(names({ 'malformed-certificate': 8, 'proxy-interception': 2 })),
  'profile-broken': onCertificate(
    names({ 'malformed-certificate': 6, 'bad-ca-constraints': 2, 'proxy-interception': 2 }, { decide: check.chain }),
  ),
  'critical-extension-unknown': onCertificate(names({ 'malformed-certificate': 9, 'bad-ca-constraints': 1 })),
  'lifetime-too-long': onCertificate(names({ 'malformed-certificate': 9, expired: 0.4 })),
  'signature-weak': onCertificate(names({ 'weak-signature': 1 })),
  'key-weak': onCertificate(names({ 'weak-key': 1 })),
  'key-too-big': onCertificate(names({ 'weak-key': 8, 'malformed-certificate': 1 })),
  'signature-or-key-weak': onCertificate(
    names({ 'weak-signature': 5.5, 'weak-key': 4.5 }, { decide: check.algorithm }),
  ),
  'signature-algorithm-unsupported': onCertificate(
    names({ 'weak-signature': 4, 'no-shared-cipher': 4, 'malformed-certificate': 2 }, { decide: check.algorithm }),
  ),
  'key-type-unsupported': onCertificate(
    names({ 'no-shared-cipher': 5, 'weak-key': 3, 'malformed-certificate': 2 }, { decide: check.algorithm }),
  ),
  'group-weak': names({ 'weak-key': 1 }),
  'signature-does-not-verify': onCertificate(
    names({ 'bad-record-mac-or-decrypt-error': 6, 'untrusted-root': 2, 'key-mismatch': 2 }, { decide: check.chain }),
  ),
  'keys-differ': names({ 'key-mismatch': 1 }),
} as const;
