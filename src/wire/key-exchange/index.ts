import { FaultlsError } from '../../errors.js';
import { type GroupName, groupNumber } from '../tables/groups.js';
import { ffdhe } from './ffdhe.js';
import { finiteFieldShare } from './finite-field.js';
import type { KeyShare } from './key-share.js';
import { montgomeryShare } from './montgomery.js';
import { weierstrassShare } from './weierstrass.js';

export { ffdhe } from './ffdhe.js';
export { type DhGroup, finiteFieldShare } from './finite-field.js';
export type { KeyShare } from './key-share.js';

/** A fresh share of a named group. */
export function shareOf(name: GroupName): KeyShare {
  const group = groupNumber[name];
  if (name === 'x25519' || name === 'x448') return montgomeryShare(name, group);
  const field = ffdhe(name);
  if (field) return finiteFieldShare(field, group);
  try {
    return weierstrassShare(name, group);
  } catch (cause) {
    throw new FaultlsError(
      'ERR_NOT_SERVABLE_HERE',
      `The group ${name} cannot be served: the OpenSSL of this Node does not have the curve. Choose another group.`,
      { cause },
    );
  }
}
