export { Endpoint } from './endpoint.js';
export { Lab, type LabOptions } from './lab.js';
export { openLab, type ServeOptions, serve } from './serve.js';
export { Trust } from './trust.js';
