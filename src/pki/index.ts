export { type Anchor, Authorities, type Authority } from './authorities.js';
export { worthlessTimestamp } from './certificate-transparency.js';
export {
  type Cast,
  type Chain,
  type ChainPlan,
  type Difference,
  issue,
  type Present,
  type Site,
  unchanged,
} from './chain.js';
export type { ClientCertificate, ClientCertificateKind } from './client-certificates.js';
export * from './dates.js';
export * as der from './der.js';
export { readExtension } from './der-reader.js';
export * as extensions from './extensions.js';
export { healthyAuthority, healthyLeaf, labNames, leafLifetimeDays, type RevocationUrls } from './healthy.js';
export { KeyRing, type KeySpec } from './keys.js';
export { LabPki } from './lab-pki.js';
export { type Certificate, mint } from './mint.js';
export * from './names.js';
export { CertificateRecipe, differences } from './recipe.js';
export * from './revocation/plan.js';
export { type Pointers, placeBelow, pointersTo } from './revocation/pointers.js';
export type { Withdrawal } from './revocation/register.js';
