export { Endpoint } from './endpoint.js';
export { Lab, type LabOptions } from './lab.js';
export { type ServeOptions, openLab, serve } from './serve.js';
export { Trust } from './trust.js';
