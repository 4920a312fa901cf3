export type { RequestLog } from './request-log.js';
export { type SharedStatus, shareStatusPort } from './sharing.js';
export type { StatusDesk } from './status-desk.js';
export type { StatusPort } from './status-port.js';
