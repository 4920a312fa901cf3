import { applicationData, closeNotify, stillThere } from '../steps/application-data.js';
import { asksForCertificate, clientCertificate, showedCertificate } from '../steps/client-authentication.js';
import { clientHello } from '../steps/client-hello.js';
import { choose, resume } from '../steps12/choose.js';
import * as end from '../steps12/finished.js';
import { clientKeyExchange, keyShare, needsShare, serverKeyExchange } from '../steps12/key-exchange.js';
import * as server from '../steps12/server-flight.js';
import { givesTicket, serverHello, staples } from '../steps12/server-hello.js';
import { flightOf, step } from './build.js';

/** The full handshake of SSL 3.0 to TLS 1.2 as an honest server does it (RFC 5246 §7.3). */
export const tls12Flight = flightOf('a handshake of TLS 1.2 or below', [
  step('ClientHello', clientHello),
  step('choose', choose),
  step('key share', keyShare, needsShare),
  step('ServerHello', serverHello),
  step('Certificate', server.certificate, server.hasCertificate),
  step('CertificateStatus', server.certificateStatusMessage, staples),
  step('ServerKeyExchange', serverKeyExchange, needsShare),
  step('CertificateRequest', server.certificateRequest, asksForCertificate),
  step('ServerHelloDone', server.serverHelloDone),
  step('client Certificate', clientCertificate, asksForCertificate),
  step('ClientKeyExchange', clientKeyExchange),
  step('client CertificateVerify', end.clientCertificateVerify, showedCertificate),
  step('client ChangeCipherSpec', end.clientChangeCipherSpec),
  step('client Finished', end.clientFinished),
  step('NewSessionTicket', end.newSessionTicket, givesTicket),
  step('ChangeCipherSpec', end.changeCipherSpec),
  step('server keys', end.serverKeys),
  step('Finished', end.finished),
  step('application data', applicationData),
  step('close_notify', closeNotify, stillThere),
]);

/** The short handshake of a session that is resumed, in which the server finishes first (RFC 5246 §7.3). */
export const resumedFlight = flightOf('a resumed handshake of TLS 1.2 or below', [
  step('ClientHello', clientHello),
  step('choose', resume),
  step('ServerHello', serverHello),
  step('ChangeCipherSpec', end.changeCipherSpec),
  step('server keys', end.serverKeys),
  step('Finished', end.finished),
  step('client ChangeCipherSpec', end.clientChangeCipherSpec),
  step('client Finished', end.clientFinished),
  step('application data', applicationData),
  step('close_notify', closeNotify, stillThere),
]);

/** The names of the steps up to TLS 1.2. */
export type Tls12Step = Parameters<(typeof tls12Flight)['drop']>[0];
