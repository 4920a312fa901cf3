export * from './connection.js';
export { versionName } from './version-names.js';
export type { RevocationRequest } from './revocation-request.js';
