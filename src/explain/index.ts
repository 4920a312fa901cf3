export { type ExplainOptions, type Explanation, explain } from './explain.js';
export type { RankedCause } from './rank.js';
export { type RecognisedSpeaker, recogniseSpeaker } from './speaker.js';
