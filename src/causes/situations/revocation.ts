import { check } from './checks.js';
import { names, onCertificate } from './situation.js';

/** Whether the certificate was taken back, and whether that could be found out. */
export const revocation = {
  'certificate-revoked': onCertificate(names({ revoked: 1 })),
  'status-unknown': onCertificate(names({ 'revocation-unavailable': 1 })),
  'own-status-unknown': names({ 'revocation-unavailable': 1 }),
  'status-not-checkable': onCertificate(
    names({ 'revocation-unavailable': 6, 'proxy-interception': 4 }, { decide: check.pin }),
  ),
  'crl-signature-bad': onCertificate(names({ 'revocation-unavailable': 5.4, 'bad-record-mac-or-decrypt-error': 4.6 })),
  'crl-file-missing': names({ 'revocation-unavailable': 5.5, 'other-local-config': 4.5 }, { decide: check.localFiles }),
  'crl-file-unreadable': names({ 'other-local-config': 6, 'revocation-unavailable': 4 }, { decide: check.localFiles }),
} as const;
