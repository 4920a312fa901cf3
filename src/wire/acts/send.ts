import { type AlertName, alertCode } from '../alerts.js';
import { contentNumber } from '../edits/records.js';
import type { Act } from '../flight.js';
import type { RecordOptions } from '../outbox.js';
import { type ContentType, type HandshakeType, handshakeType } from '../tables/types.js';

/** Sends a handshake message of any type with any body; it enters the transcript unless it is told not to. */
export const handshake =
  (type: HandshakeType | number, body: Buffer = Buffer.alloc(0), { inTranscript = true } = {}): Act =>
  (context) => {
    const number = typeof type === 'number' ? type : handshakeType[type];
    const { outbox } = context.connection;
    const { bytes } = outbox.message(context.step, { type: number, body, inserted: true });
    if (inTranscript) context.transcript.add(bytes);
  };

/** Sends an alert. */
export const alert =
  (name: AlertName | number, level: 'warning' | 'fatal' = 'fatal', options: RecordOptions = {}): Act =>
  (context) => {
    const code = typeof name === 'number' ? name : alertCode(name);
    context.connection.outbox.alert(context.step, code, level === 'warning' ? 1 : 2, options);
  };

/** Sends a ChangeCipherSpec, which changes nothing here. It is protected where keys are in use. */
export const changeCipherSpec =
  (value = 1, options: RecordOptions = {}): Act =>
  (context) => {
    const { outbox, reporter } = context.connection;
    outbox.records(context.step, contentNumber('changeCipherSpec'), Buffer.from([value]), options);
    reporter.message({ direction: 'sent', name: 'ChangeCipherSpec', length: 1, altered: true });
  };

/** Sends a record of any type; protected where keys are in use, unless it is told to be plain. */
export const record =
  (type: ContentType | number, payload: Buffer | string, options: RecordOptions = {}): Act =>
  (context) =>
    context.connection.outbox.records(context.step, contentNumber(type), Buffer.from(payload as Buffer), options);

/** Sends application data, without asking the HTTP server. */
export const respond = (text: Buffer | string, options: RecordOptions = {}): Act =>
  record('applicationData', text, options);

/** Sends a payload in one record, however long it is. */
export const oversized =
  (type: ContentType | number, length: number, options: RecordOptions = {}): Act =>
  (context) =>
    context.connection.outbox.oneRecord(context.step, contentNumber(type), Buffer.alloc(length), options);

/** Sends bytes that are no record at all. */
export const bytes =
  (raw: Buffer | string): Act =>
  (context) =>
    context.connection.outbox.bytes(context.step, Buffer.from(raw as Buffer));

/** Asks for a renegotiation, which TLS 1.3 no longer has (RFC 5246 §7.4.1.1). It never enters a transcript. */
export const helloRequest = (): Act => handshake('HelloRequest', Buffer.alloc(0), { inTranscript: false });
