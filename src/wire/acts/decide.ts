import type { Choice, Context } from '../context.js';
import type { Edit } from '../edits/edit.js';
import type { Act } from '../flight.js';

/**
 * Settles something otherwise than `choose` did. Meant for after that step: what is signed, shown and derived follows.
 */
export const decide =
  (changes: Partial<Choice> | ((choice: Partial<Choice>, context: Context) => Partial<Choice>)): Act =>
  (context) => {
    const { choice } = context;
    Object.assign(choice, typeof changes === 'function' ? changes(choice, context) : changes);
  };

/** Shows another public value than the one that belongs to the key share; meant for after the step `key share`. */
export const publicValue =
  (...edits: readonly Edit[]): Act =>
  (context) => {
    const share = context.ownShare();
    const about = { type: 0, context };
    context.share = { ...share, publicValue: edits.reduce((value, edit) => edit(value, about), share.publicValue) };
  };
