import type { Suite } from '../tables/suites.js';
import { SSLv3, TLSv12 } from '../tables/versions.js';
import type { Transcript } from '../transcript.js';
import { join } from '../writer.js';
import { prf } from './prf.js';
import { ssl3Finished, ssl3Stretch } from './ssl3.js';

/** The hellos' randoms, which every derivation takes. */
export interface Randoms {
  readonly client: Buffer;
  readonly server: Buffer;
}

/** The key schedule of SSL 3.0 to TLS 1.2, which hangs on one master secret (RFC 5246 §8.1). */
export class LegacySchedule {
  constructor(
    private readonly version: number,
    private readonly suite: Suite,
    private readonly randoms: Randoms,
    readonly master: Buffer,
  ) {}

  /** From what the key exchange agreed on to the master secret. */
  static agree(version: number, suite: Suite, randoms: Randoms, premaster: Buffer): LegacySchedule {
    const seed = join(randoms.client, randoms.server);
    const master =
      version === SSLv3
        ? ssl3Stretch(premaster, seed, 48)
        : prf(version, suite.hash, premaster, 'master secret', seed, 48);
    return new LegacySchedule(version, suite, randoms, master);
  }

  /** The same, bound to the whole handshake up to ClientKeyExchange (RFC 7627 §4). */
  static agreeExtended(
    version: number,
    suite: Suite,
    randoms: Randoms,
    premaster: Buffer,
    messages: Transcript,
  ): LegacySchedule {
    const session = messagesHash(version, suite, messages);
    return new LegacySchedule(
      version,
      suite,
      randoms,
      prf(version, suite.hash, premaster, 'extended master secret', session, 48),
    );
  }

  /** The key block: as many bytes as the suite needs (RFC 5246 §6.3). */
  keyBlock(length: number): Buffer {
    const seed = join(this.randoms.server, this.randoms.client);
    if (this.version === SSLv3) return ssl3Stretch(this.master, seed, length);
    return prf(this.version, this.suite.hash, this.master, 'key expansion', seed, length);
  }

  /** `verify_data` of a Finished over the messages before it. */
  finished(sender: 'client' | 'server', messages: Transcript): Buffer {
    if (this.version === SSLv3) return ssl3Finished(sender, this.master, messages);
    const hash = messagesHash(this.version, this.suite, messages);
    return prf(this.version, this.suite.hash, this.master, `${sender} finished`, hash, 12);
  }
}

/** The hash of the messages: the suite's in TLS 1.2, MD5 and SHA-1 before (RFC 2246 §7.4.9). */
const messagesHash = (version: number, suite: Suite, messages: Transcript): Buffer =>
  version >= TLSv12 ? messages.hash(suite.hash) : join(messages.hash('md5'), messages.hash('sha1'));
