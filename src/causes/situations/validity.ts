import { check } from './checks.js';
import { names, onCertificate, proves } from './situation.js';

/** Dates of certificates, and the clock that they are compared with. */
export const validity = {
  'leaf-expired': onCertificate(
    names({ expired: 8, 'expired-intermediate-or-root': 1.2, 'clock-skew': 0.8 }, { decide: check.dates }),
  ),
  'this-leaf-expired': onCertificate(proves({ expired: 19, 'clock-skew': 1 })),
  'issuer-expired': onCertificate(proves({ 'expired-intermediate-or-root': 18, expired: 1, 'clock-skew': 1 })),
  'chain-not-in-time': onCertificate(
    names({ expired: 4, 'expired-intermediate-or-root': 3, 'clock-skew': 2 }, { decide: check.dates }),
  ),
  'not-yet-valid': onCertificate(names({ 'not-yet-valid': 5.5, 'clock-skew': 4.5 }, { decide: check.dates })),
  'outside-validity': onCertificate(
    names({ expired: 6, 'not-yet-valid': 2, 'clock-skew': 2 }, { decide: check.dates }),
  ),
  'date-or-clock': names({ expired: 4, 'clock-skew': 3.8, 'not-yet-valid': 2.2 }, { decide: check.dates }),
  'clock-wrong': proves({ 'clock-skew': 18, 'not-yet-valid': 1 }),
  'clock-suspected': proves({ 'clock-skew': 6, 'not-yet-valid': 3 }, { decide: check.dates }),
} as const;
