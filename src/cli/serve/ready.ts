import { addressOf, publicHost, version } from '../../control/index.js';
import type { ReadyDocument } from '../shapes.js';
import type { Hosting } from './open.js';

/** What others need to know of a lab that stands. */
export function readyDocument({ lab, site, ca }: Hosting): ReadyDocument {
  const host = publicHost(site);
  return {
    type: 'ready',
    ready: true,
    schema: 1,
    version,
    tls: `https://${host}:${lab.port}`,
    http: `http://${host}:${lab.httpPort}`,
    proxy: null,
    ca,
    pid: process.pid,
    scenarios: lab.endpoints.map((each) => addressOf(each, lab, site)),
  };
}
