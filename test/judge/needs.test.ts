import https from 'node:https';
import { expect } from 'chai';
import { judge, serve } from '../../src/index.js';

const visit = (url: string, options: https.RequestOptions): Promise<void> =>
  new Promise((resolve) => {
    https
      .get(url, { agent: false, ...options }, (response) => response.resume().on('end', resolve))
      .on('error', () => resolve());
  });

describe('needs', () => {
  it('skip a client that does not meet them, and name what is missing', async () => {
    const server = await serve('http2');
    try {
      await visit(server.url, { ca: server.trust.ca });
      const verdict = await judge({ end: 'failed', error: new Error('no') }, server);
      expect(verdict).to.deep.include({ verdict: 'skipped', unmet: ['offers-h2'], pass: true });
      expect(verdict.because).to.contain('offers-h2');
    } finally {
      await server.close();
    }
  });

  it('bind a client that meets them', async () => {
    const server = await serve('tls-v1-3');
    try {
      await visit(server.url, { ca: server.trust.ca });
      expect((await judge({ end: 'succeeded' }, server)).verdict).to.equal('passed');
      server.reset();
      await visit(server.url, { ca: server.trust.ca, maxVersion: 'TLSv1.2' });
      expect((await judge({ end: 'failed', error: new Error('no') }, server)).unmet).to.deep.equal(['offers-tls13']);
    } finally {
      await server.close();
    }
  });
});
