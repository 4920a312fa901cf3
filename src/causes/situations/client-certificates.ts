import { check } from './checks.js';
import { names, suggests } from './situation.js';

/** The certificate that a client shows to a server. */
export const clientCertificates = {
  'client-certificate-missing': names({ 'client-cert-required': 1 }),
  'client-certificate-refused': names({ 'client-cert-rejected': 1 }),
  'client-certificate-missing-or-refused': names(
    { 'client-cert-required': 5.2, 'client-cert-rejected': 4.8 },
    { decide: check.clientCertificate },
  ),
  'client-certificate-problem': suggests(
    { 'client-cert-rejected': 5, 'client-cert-required': 4, 'other-local-config': 1 },
    { decide: check.clientCertificate },
  ),
} as const;
