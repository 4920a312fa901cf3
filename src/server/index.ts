export { Endpoint } from './endpoint.js';
export { Lab, type LabOptions } from './lab.js';
export { type StatusAddress, statusUrl } from './revocation/address.js';
export { openLab, type ServeOptions, serve } from './serve.js';
export { Trust } from './trust.js';
