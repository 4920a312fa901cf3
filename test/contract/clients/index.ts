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

/** Every client that the contract is tried with: those of this process first, then programs that may be missing. */
export const clients: readonly RealClient[] = [
  nodeHttps,
  nodeFetch,
  undici,
  axios,
  got,
  curl,
  openssl,
  gnutls,
  pythonHttp,
  pythonRequests,
  goHttp,
  javaHttpClient,
  javaUrlConnection,
];

export type { Destination, RealClient, Told } from './client.js';
