import { type Side, sides, speakers } from '../causes/signatures/index.js';

/** Who printed a text. */
export interface RecognisedSpeaker {
  readonly client: string;
  /** The end of the connection it stood at, where the words show it. */
  readonly side?: Side;
}

/**
 * Recognises which client, or which server's log, a text comes from.
 *
 * @example recogniseSpeaker('curl: (60) SSL certificate problem') // { client: 'curl', side: 'client' }
 */
export function recogniseSpeaker(text: string): RecognisedSpeaker | null {
  const speaker = speakers.find(({ match }) => match.test(text));
  const side = speaker?.side ?? sides.find(({ match }) => match.test(text))?.side;
  if (!speaker) return null;
  return side ? { client: speaker.client, side } : { client: speaker.client };
}

/** The end of the connection that printed a text, where its words show it. */
export function sideOf(text: string): Side | undefined {
  const speaker = speakers.find(({ match }) => match.test(text));
  return speaker?.side ?? sides.find(({ match }) => match.test(text))?.side;
}
