export { keyUpdate, renegotiate } from './after-handshake.js';
export { type CompressedCertificateOptions, compressedCertificate } from './certificates.js';
export { decide, publicValue } from './decide.js';
export { alert, bytes, changeCipherSpec, handshake, helloRequest, oversized, record, respond } from './send.js';
export { delay, fin, firstRequest, reset, stall, times } from './time.js';
