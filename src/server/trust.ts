import { Agent } from 'node:https';
import type { LookupFunction } from 'node:net';
import { FaultlsError } from '../errors.js';
import { der } from '../pki/index.js';
import { truststore } from '../pki/pkcs12.js';
import { trustEnvironment } from './trust/environment.js';
import { another, type Dispatcher, fetchDispatcher } from './trust/fetch-dispatcher.js';
import { installTrust, type TrustInstallation } from './trust/installation.js';
import { loopbackLookup } from './trust/loopback-lookup.js';
import { TemporaryFiles } from './trust/temporary-files.js';

/** Options that Node's own TLS clients understand. */
export interface TlsTrust {
  readonly ca: string;
  readonly lookup: LookupFunction;
  readonly crl?: string[];
}

/**
 * What a client needs to trust the lab, in every client's own shape. All shapes that can also resolve `*.localhost`,
 * which most systems do not.
 *
 * @example
 * ```ts
 * await fetch(server.url, server.trust.forFetch());
 * https.get(server.url, server.trust.forHttps(), onResponse);
 * spawn('curl', [server.url], { env: { ...process.env, ...server.trust.forEnv() } });
 * ```
 */
export class Trust implements Disposable {
  readonly #files = new TemporaryFiles();
  readonly #installations = new Set<TrustInstallation>();
  #dispatcher: Dispatcher | null = null;

  /** @param ca the roots to trust, as PEM. */
  constructor(
    readonly ca: string,
    /** The CRLs of now, as PEM. */
    private readonly crls: () => readonly string[] = () => [],
  ) {}

  /** The absolute path of a PEM file with the roots. It is written when first asked for, and removed by `dispose()`. */
  get file(): string {
    return this.#files.path('lab-ca.pem', () => this.ca);
  }

  /** The absolute path of a PKCS#12 truststore that Java reads, with the password `changeit` or without. */
  get pkcs12File(): string {
    return this.#files.path('lab-ca.p12', () => truststore(der.unpem('CERTIFICATE', this.ca)));
  }

  /**
   * For `https.request`, `https.Agent`, `http2.connect` and `tls.connect`. With `crl: true` the client also checks every
   * certificate of the chain against the CRLs of this moment; without them Node checks no revocation at all.
   *
   * @throws FaultlsError `ERR_USAGE` when CRLs are asked for and there are none: the certificate is not minted yet, or
   *   nobody in this lab tells its status.
   */
  forHttps({ crl = false }: { readonly crl?: boolean } = {}): TlsTrust {
    return { ca: this.ca, lookup: loopbackLookup, ...(crl ? { crl: this.#currentCrls() } : {}) };
  }

  /** For `new Agent(…)`, `new Client(…)` and `new Pool(…)` of undici. */
  forUndici(): { readonly connect: TlsTrust } {
    return { connect: this.forHttps() };
  }

  /**
   * For Node's built-in fetch. All calls share one dispatcher, as fetch does without options.
   *
   * @throws FaultlsError `ERR_USAGE` when somebody has given this process a dispatcher that cannot be made anew: a mock,
   *   for example.
   */
  forFetch(): { readonly dispatcher: Dispatcher } {
    this.#dispatcher ??= this.#fetchDispatcher();
    return { dispatcher: this.#dispatcher };
  }

  /** For got. */
  forGot(): { readonly https: { readonly certificateAuthority: string }; readonly dnsLookup: LookupFunction } {
    return { https: { certificateAuthority: this.ca }, dnsLookup: loopbackLookup };
  }

  /** For axios in Node. */
  forAxios(): { readonly httpsAgent: Agent } {
    return { httpsAgent: new Agent(this.forHttps()) };
  }

  /**
   * The environment in which curl, git, Python, Go, Java, Node and others trust the lab. Nothing of the present
   * environment is in it, except what is handed in: a JVM keeps the options of its `JAVA_TOOL_OPTIONS`.
   */
  forEnv(environment: { readonly JAVA_TOOL_OPTIONS?: string | undefined } = {}): Record<string, string> {
    return trustEnvironment(this.file, this.pkcs12File, environment.JAVA_TOOL_OPTIONS);
  }

  /**
   * Makes this process trust the lab, for code that takes no options: https, http2, the built-in fetch, and all that is
   * built on them. A client that brings its own `ca` keeps to that.
   *
   * It ends with its scope (`using trust = server.trust.install()`) or with `uninstall()`, and the connections of the
   * default pools with it; an agent of your own keeps the connections and sessions that it has.
   */
  install(): TrustInstallation {
    const installation = installTrust(this.ca);
    this.#installations.add(installation);
    return installation;
  }

  /** Removes the files, closes the connections of `forFetch()`, ends what was installed; may be called again. */
  dispose(): void {
    for (const installation of this.#installations) installation.uninstall();
    this.#installations.clear();
    this.#dispatcher?.close().catch(() => undefined);
    this.#dispatcher = null;
    this.#files[Symbol.dispose]();
  }

  [Symbol.dispose](): void {
    this.dispose();
  }

  /** Node takes an empty list for leave to check nothing. */
  #currentCrls(): string[] {
    const crls = [...this.crls()];
    if (crls.length > 0) return crls;
    throw new FaultlsError(
      'ERR_USAGE',
      'There are no CRLs here: the certificate is not minted yet, or this lab has no HTTP port. Await endpoint.rehearse() first, and open the lab with { httpPort: 0 }.',
    );
  }

  #fetchDispatcher(): Dispatcher {
    const inUse = fetchDispatcher();
    const made = inUse && another(inUse, this.forUndici());
    if (made) return made;
    throw new FaultlsError(
      'ERR_USAGE',
      `fetch cannot be given a dispatcher: this process uses a ${inUse?.constructor.name ?? 'fetch without one'}, and no other one of that kind can be made from options alone. Use trust.install(), or call forFetch() before that one is set.`,
    );
  }
}
