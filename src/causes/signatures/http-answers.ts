import type { Dialect } from './dialect.js';

/** What HTTP servers and proxies answer when TLS went wrong before or beside them. */
export const httpAnswers: Dialect = {
  says: {
    'client-certificate-missing': [
      '403.7',
      'HTTP Error 403.7',
      'SSL client certificate is required',
      'client certificate required',
      'client certificate is required',
      'client certificate was not provided',
      'status 496',
    ],
    'client-certificate-problem': ['status 495', 'HTTP Error 403.16', 'HTTP Error 403.17', 'HTTP Error 403.13'],
    'client-certificate-refused': [
      'client certificate is untrusted or invalid',
      'invalid client certificate',
      'client certificate has expired',
      'client certificate not trusted',
      'bad client certificate',
    ],
    'client-speaks-plaintext': [
      'The plain HTTP request was sent to HTTPS port',
      'status 497',
      'Instead use the HTTPS scheme to access this URL',

      'HTTP request sent to HTTPS port',
      'server is speaking HTTPS … HTTP',
      'This is a TLS … port',
    ],
    'proxy-refused': [/\b407\b[^\n]{0,40}Proxy Authentication Required/i, 'HTTP status 407', 'Proxy-Authenticate'],
    misdirected: ['421 Misdirected'],
    'foreign-portal': ['captive portal'],
  },
};
