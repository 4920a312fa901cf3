import type { AlertName } from './alerts.js';

/** The server refuses to go on: the alert is sent, then the connection is closed. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly alert: AlertName,
    message: string,
  ) {
    super(message);
  }
}

/** There is nobody left to talk to, or the script has ended the connection: nothing more is sent. */
export class Departure extends Error {
  override readonly name = 'Departure';

  constructor(
    message: string,
    /** The client has sent a fatal alert: no goodbye is due. */
    readonly byAlert = false,
  ) {
    super(message);
  }
}
