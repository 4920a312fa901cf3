import { daysAgo } from '../dates.js';
import * as ext from '../extensions.js';
import { healthyLeaf } from '../healthy.js';
import type { CertificateRecipe } from '../recipe.js';

/**
 * A certificate for signing OCSP responses in the name of the CA that issues it (RFC 6960 §4.2.2.2). Nobody asks for
 * the status of this one.
 */
export const ocspDelegate = (until: Date): CertificateRecipe =>
  healthyLeaf('faultls OCSP responder', [], null)
    .without('subjectAltName')
    .validFrom(daysAgo(1))
    .validUntil(until)
    .purposes('ocspSigning')
    .extend(ext.ocspNoCheck());
