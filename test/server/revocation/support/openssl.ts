import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Endpoint } from '../../../../src/server/index.js';
import { run } from '../../../pki/support/command.js';
import { Folder } from '../../../pki/support/folder.js';
import { issuerAndLeaf, type Presented, pointers } from './presented.js';

/** Certificates and answers as files, for tools that read nothing else. */
export class OpensslFiles {
  readonly #folder = new Folder();
  #count = 0;

  write(content: string | Uint8Array): string {
    this.#count += 1;
    const path = join(this.#folder.path, String(this.#count));
    writeFileSync(path, content);
    return path;
  }

  remove(): void {
    this.#folder.remove();
  }

  /** Asks the responder that a server's certificate names; all that `openssl ocsp` says, errors too. */
  async ocsp(server: Endpoint, ...options: string[]): Promise<string> {
    return this.ocspAbout(await issuerAndLeaf(server), server.trust.ca, ...options);
  }

  /** The same about any certificate, at the responder that it names or at another one. */
  async ocspAbout(
    { leaf, issuer }: Pick<Presented, 'leaf' | 'issuer'>,
    ca: string,
    ...options: string[]
  ): Promise<string> {
    const { stdout, stderr } = await run('openssl', [
      ...['ocsp', '-issuer', this.write(issuer.toString()), '-cert', this.write(leaf.toString())],
      ...['-CAfile', this.write(ca), '-url', pointers(leaf).ocsp, ...options],
    ]);
    return stdout + stderr;
  }

  /** A request about a certificate, in DER. */
  async ocspRequest({ leaf, issuer }: Pick<Presented, 'leaf' | 'issuer'>): Promise<Buffer> {
    const request = this.write('');
    const [ca, certificate] = [this.write(issuer.toString()), this.write(leaf.toString())];
    await run('openssl', ['ocsp', '-issuer', ca, '-cert', certificate, '-no_nonce', '-reqout', request]);
    return readFileSync(request);
  }

  /** A response, for people. */
  async ocspText(response: Buffer): Promise<string> {
    const { stdout, stderr } = await run('openssl', ['ocsp', '-respin', this.write(response), '-text', '-noverify']);
    return stdout + stderr;
  }

  /** Verifies a server's chain against these CRLs, every certificate of it. */
  async verify(server: Endpoint, crls: readonly string[]): Promise<string> {
    const { leaf, others } = await issuerAndLeaf(server);
    const { stdout, stderr } = await run('openssl', [
      ...['verify', '-x509_strict', '-crl_check_all', '-CAfile', this.write(server.trust.ca)],
      ...['-CRLfile', this.write(crls.join('')), '-untrusted', this.write(others.map(String).join(''))],
      this.write(leaf.toString()),
    ]);
    return stdout + stderr;
  }

  /** A CRL in DER as PEM; empty for bytes that are none. */
  async crlPem(crl: Buffer): Promise<string> {
    return (await run('openssl', ['crl', '-inform', 'DER', '-in', this.write(crl)])).stdout;
  }

  /** A CRL in PEM, for people. */
  async crlText(crl: string): Promise<string> {
    return (await run('openssl', ['crl', '-noout', '-text', '-in', this.write(crl)])).stdout;
  }

  /** What a client says that asks for a staple. */
  async staple(server: Endpoint, ...options: string[]): Promise<string> {
    const to = ['-connect', `localhost:${server.port}`, '-CAfile', this.write(server.trust.ca)];
    const { stdout, stderr } = await run('openssl', ['s_client', '-status', ...to, ...options]);
    return stdout + stderr;
  }
}
