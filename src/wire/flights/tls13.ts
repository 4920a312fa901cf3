import type { Context } from '../context.js';
import { applicationData, closeNotify, stillThere } from '../steps/application-data.js';
import { asksForCertificate, clientCertificate, showedCertificate } from '../steps/client-authentication.js';
import { clientHello } from '../steps/client-hello.js';
import { changeCipherSpec } from '../steps12/finished.js';
import {
  certificate,
  certificateRequest,
  certificateVerify,
  encryptedExtensions,
  finished,
} from '../steps13/authentication.js';
import { choose } from '../steps13/choose.js';
import * as client from '../steps13/client-finished.js';
import {
  handshakeKeys,
  helloRetryRequest,
  keyShare,
  needsRetry,
  secondClientHello,
  serverHello,
} from '../steps13/hello.js';
import { newSessionTicket, wantsTicket } from '../steps13/tickets.js';
import { flightOf, step } from './build.js';

const retried = (context: Context) => context.retried;
const authenticates = (context: Context) => context.resumed === null;
/** Middleboxes want to see a TLS 1.2 resumption when the client pretends to make one (RFC 8446 §D.4). */
const pretends = (context: Context) => context.hello.sessionId.length > 0;

/** The TLS 1.3 handshake as an honest server does it (RFC 8446 §2). */
export const tls13Flight = flightOf('a TLS 1.3 handshake', [
  step('ClientHello', clientHello),
  step('choose', choose),
  step('HelloRetryRequest', helloRetryRequest, needsRetry),
  step(
    'ChangeCipherSpec after HelloRetryRequest',
    changeCipherSpec,
    (context) => retried(context) && pretends(context),
  ),
  step('second ClientHello', secondClientHello, retried),
  step('key share', keyShare),
  step('ServerHello', serverHello),
  step('ChangeCipherSpec', changeCipherSpec, (context) => !retried(context) && pretends(context)),
  step('handshake keys', handshakeKeys),
  step('EncryptedExtensions', encryptedExtensions),
  step('CertificateRequest', certificateRequest, asksForCertificate),
  step('Certificate', certificate, authenticates),
  step('CertificateVerify', certificateVerify, authenticates),
  step('Finished', finished),
  step('application keys', client.serverApplicationKeys),
  step('client Certificate', clientCertificate, asksForCertificate),
  step('client CertificateVerify', client.clientCertificateVerify, showedCertificate),
  step('client Finished', client.clientFinished),
  step('client application keys', client.clientApplicationKeys),
  step('NewSessionTicket', newSessionTicket, wantsTicket),
  step('application data', applicationData),
  step('close_notify', closeNotify, stillThere),
]);

/** The names of its steps. */
export type Tls13Step = Parameters<(typeof tls13Flight)['drop']>[0];
