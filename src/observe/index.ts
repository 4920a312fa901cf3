export * from './connection.js';
export type { RevocationRequest } from './revocation-request.js';
export { versionName } from './version-names.js';
