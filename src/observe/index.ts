export * from './connection.js';
export { versionName } from './version-names.js';
