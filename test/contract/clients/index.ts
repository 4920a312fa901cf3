import { axios } from './axios.js';
import type { RealClient } from './client.js';
import { curl } from './curl.js';
import { gnutls } from './gnutls.js';
import { goHttp } from './go.js';
import { got } from './got.js';
import { javaHttpClient, javaUrlConnection } from './java.js';
import { nodeFetch } from './node-fetch.js';
import { nodeHttps } from './node-https.js';
import { openssl } from './openssl.js';
import { pythonHttp, pythonRequests } from './python.js';
import { undici } from './undici.js';

/**
 * Every client that the contract is tried with. Those of this process share its one thread with the servers, so they
 * take turns with programs, which may be missing.
 */
export const clients: readonly RealClient[] = [
  nodeHttps,
  goHttp,
  javaHttpClient,
  nodeFetch,
  curl,
  pythonHttp,
  undici,
  openssl,
  javaUrlConnection,
  axios,
  gnutls,
  pythonRequests,
  got,
];

export type { Destination, RealClient, Told } from './client.js';
