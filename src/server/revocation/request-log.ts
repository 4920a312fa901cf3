import type { RevocationRequest } from '../../observe/index.js';

/** Requests are remembered up to this number; the oldest go first. */
const remembered = 1000;

/** What was asked about the certificates of one endpoint. */
export class RequestLog {
  #requests: RevocationRequest[] = [];

  get all(): readonly RevocationRequest[] {
    return this.#requests;
  }

  add(request: RevocationRequest): void {
    this.#requests.push(request);
    if (this.#requests.length > remembered) this.#requests.shift();
  }

  clear(): void {
    this.#requests = [];
  }
}
