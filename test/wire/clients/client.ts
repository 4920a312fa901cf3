import type { GroupName, ProtocolVersion, SignatureSchemeName, SuiteName } from '../../../src/wire/index.js';

/** The one combination that a server allows. */
export interface Deal {
  readonly version: ProtocolVersion;
  readonly suite: SuiteName;
  readonly group?: GroupName;
  readonly scheme?: SignatureSchemeName;
}

/** A client that others have written, told to offer all that it can. */
export interface RealClient {
  readonly name: string;
  /** The implementation of TLS below it. Only different ones are independent. */
  readonly stack: 'OpenSSL' | 'GnuTLS' | 'Go' | 'Java' | 'NSS';
  /** False when the program is not on this machine. */
  readonly installed: boolean;
  /**
   * Makes one request to 127.0.0.1, and returns what was said, the response included. Without a version the client
   * offers those that it offers by itself.
   */
  visit(port: number, version?: ProtocolVersion): Promise<string>;
  /** Ends what it has started. */
  close?(): void;
}

/** Every client takes this as the certificate authority. */
export interface Trust {
  /** A PEM file. */
  readonly file: string;
  readonly pem: string;
}

/** What a client asks for, where it leaves the request to us. */
export const request = 'GET / HTTP/1.0\r\n\r\n';
