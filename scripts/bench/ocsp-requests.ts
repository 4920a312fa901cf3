/**
 * Asks an OCSP responder 10 000 times in a row, and shows that nothing of it stays: no memory, no handles.
 *
 *     node --expose-gc --import tsx scripts/bench/ocsp-requests.ts
 */
import { Agent, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { connect } from 'node:tls';
import { OCSPRequest, Request, TBSRequest } from '@peculiar/asn1-ocsp';
import { AsnConvert } from '@peculiar/asn1-schema';
import { certId } from '../../src/pki/revocation/ocsp-response.js';
import { openLab } from '../../src/server/index.js';

const requests = 10_000;
const warmUp = 1500; // The log of requests is full by then.

const lab = await openLab({ scenarios: ['healthy'], httpPort: 0, host: '127.0.0.1' });
await lab.endpoint('healthy').rehearse();
const url = `http://127.0.0.1:${lab.httpPort}/status/healthy/leaf/ocsp`;
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

const { intermediate } = await lab.pki.authorities.get('lab');
const serial = await new Promise<string>((resolve, reject) => {
  const { port, trust } = lab.endpoint('healthy');
  const client = connect({ port, host: '127.0.0.1', servername: 'localhost', ca: trust.ca }, () => {
    resolve(client.getPeerCertificate().serialNumber);
    client.destroy();
  }).once('error', reject);
});
const reqCert = certId(Buffer.from(serial, 'hex'), intermediate);
const question = Buffer.from(
  AsnConvert.serialize(new OCSPRequest({ tbsRequest: new TBSRequest({ requestList: [new Request({ reqCert })] }) })),
);

/** Fails unless the responder signs an answer: an error would be one of five bytes. */
const ask = (): Promise<void> =>
  new Promise((resolve, reject) => {
    request(url, { method: 'POST', agent }, (response) => {
      buffer(response).then((answer) => (answer.length > 100 ? resolve() : reject(new Error('no status'))), reject);
    })
      .once('error', reject)
      .end(question);
  });

const state = () => {
  globalThis.gc?.();
  return {
    heapMegabytes: Math.round(process.memoryUsage().heapUsed / 1e5) / 10,
    handles: process.getActiveResourcesInfo().filter((each) => each !== 'Immediate').length,
  };
};

for (let n = 0; n < warmUp; n++) await ask();
const before = state();
const began = performance.now();
for (let n = 0; n < requests; n++) await ask();
const seconds = (performance.now() - began) / 1000;
const after = state();
agent.destroy();
await lab.close();

console.log(JSON.stringify({ requests, perSecond: Math.round(requests / seconds), before, after }));
const grew = after.heapMegabytes - before.heapMegabytes > 2 || after.handles > before.handles;
process.exitCode = globalThis.gc && grew ? 1 : 0;
