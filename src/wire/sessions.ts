import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** What is kept of a finished handshake, so that a later one may be short. */
export interface SessionState {
  readonly version: number;
  readonly cipherSuite: number;
  /** The master secret, or the secret of the ticket in TLS 1.3. */
  readonly secret: Buffer;
  readonly extendedMasterSecret: boolean;
  readonly serverName: string | null;
  /** The protocol that ALPN chose. */
  readonly alpn: string | null;
  /** When the session was made, in milliseconds since 1970. */
  readonly made: number;
  /** What a TLS 1.3 client adds to the age of its ticket (RFC 8446 §4.2.11.1). */
  readonly ageAdd: number;
}

/** No ticket lives longer than seven days (RFC 8446 §4.6.1); these live two hours. */
const lifetime = 2 * 60 * 60;

/** A server that is visited by many clients remembers this many ids; tickets cost it nothing. */
const remembered = 1000;

/**
 * The sessions of one endpoint. Tickets are sealed with a key of its own, so that a session made under one scenario never
 * resumes under another.
 */
export class Sessions {
  /** Seconds that a ticket may be used. */
  readonly lifetime = lifetime;
  readonly #key = randomBytes(32);
  readonly #byId = new Map<string, SessionState>();

  /** A ticket that only this endpoint can open. */
  seal(state: SessionState): Buffer {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce);
    const text = JSON.stringify({ ...state, secret: state.secret.toString('base64') });
    return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  }

  /** The session of a ticket; null for one that is foreign or too old. */
  open(ticket: Buffer): SessionState | null {
    if (ticket.length < 28) return null;
    const decipher = createDecipheriv('aes-256-gcm', this.#key, ticket.subarray(0, 12), { authTagLength: 16 });
    decipher.setAuthTag(ticket.subarray(-16));
    try {
      const text = Buffer.concat([decipher.update(ticket.subarray(12, -16)), decipher.final()]).toString('utf8');
      const sealed = JSON.parse(text) as Omit<SessionState, 'secret'> & { readonly secret: string };
      return fresh({ ...sealed, secret: Buffer.from(sealed.secret, 'base64') });
    } catch {
      return null;
    }
  }

  /** Remembers a session by its id, for clients without tickets. */
  remember(id: Buffer, state: SessionState): void {
    this.#byId.set(id.toString('hex'), state);
    if (this.#byId.size <= remembered) return;
    for (const oldest of this.#byId.keys()) {
      this.#byId.delete(oldest);
      return;
    }
  }

  recall(id: Buffer): SessionState | null {
    const state = this.#byId.get(id.toString('hex'));
    return state ? fresh(state) : null;
  }
}

const fresh = (state: SessionState): SessionState | null => (Date.now() - state.made < lifetime * 1000 ? state : null);
