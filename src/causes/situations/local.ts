import { names, proves } from './situation.js';

/** The client's own files and settings. */
export const local = {
  'trust-store-missing': names({ 'other-local-config': 9, 'untrusted-root': 1 }),
  'trust-store-suspected': proves({ 'other-local-config': 8, 'untrusted-root': 1.5, 'incomplete-chain': 0.5 }),
  'own-file-unusable': names({ 'other-local-config': 1 }),
  'own-setup-wrong': names({ 'other-local-config': 1 }),
} as const;
