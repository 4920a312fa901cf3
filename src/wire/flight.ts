import { FaultlsError } from '../errors.js';
import type { Context } from './context.js';
import { type Edit, type HeaderClaim, type Layers, noLayers, type RecordEdit, type Wiring } from './edits/edit.js';

/** Something that a server does: it reads from the context and writes to it, and it sends or receives. */
export type Act = (context: Context) => void | Promise<void>;

/** A named step of a flight. */
export interface Step<Name extends string = string> {
  readonly name: Name;
  /** When an honest server does it; always, if it does not say. */
  readonly when?: (context: Context) => boolean;
  readonly run: Act;
  /** When an honest server would do it, for a step that is done always. */
  readonly honestly?: (context: Context) => boolean;
  /** True for a step that an honest flight does not have at this place. */
  readonly inserted?: boolean;
}

/** What may be put into a flight: an act, or a step taken from a flight with `flight.step(name)`. */
export type Insertion = Act | Step;

/** The name of a step, or every step at once. */
export type Where<Name extends string> = Name | 'everything';

/**
 * A handshake as a list of named steps, and what is done to the bytes of each. A flight never changes: every edit gives
 * another one. Naming a step that the list does not have is an error, at compile time where the names are known and else
 * at the first use.
 */
export class Flight<Name extends string> {
  constructor(
    /** What this handshake is, for messages: `a TLS 1.3 handshake`. */
    readonly title: string,
    readonly steps: readonly Step[],
    private readonly layers: ReadonlyMap<string, Layers> = new Map(),
  ) {}

  /** The step of that name, to be put in elsewhere. */
  step(name: Name): Step {
    return this.steps[this.#find(name)] as Step;
  }

  /** Leaves a step out. */
  drop(name: Name): Flight<Name> {
    return this.#splice(name, 0, 1);
  }

  /** Does something before a step. */
  before(name: Name, ...insertions: readonly Insertion[]): Flight<Name> {
    return this.#splice(name, 0, 0, insertions);
  }

  /** Does something after a step. */
  after(name: Name, ...insertions: readonly Insertion[]): Flight<Name> {
    return this.#splice(name, 1, 0, insertions);
  }

  /** Does something in place of a step. */
  replace(name: Name, ...insertions: readonly Insertion[]): Flight<Name> {
    return this.#splice(name, 0, 1, insertions);
  }

  /** Does a step so many times, one after the other. */
  repeat(name: Name, times = 2): Flight<Name> {
    return this.#splice(name, 1, 0, Array<Insertion>(times - 1).fill(this.step(name)));
  }

  /** Does a step earlier than it should be. */
  moveBefore(name: Name, other: Name): Flight<Name> {
    return this.drop(name).before(other, this.step(name));
  }

  /** Does a step later than it should be. */
  moveAfter(name: Name, other: Name): Flight<Name> {
    return this.drop(name).after(other, this.step(name));
  }

  /** Goes as far as a step, does something more if it is told to, and then closes the connection. */
  upTo(name: Name, ...insertions: readonly Insertion[]): Flight<Name> {
    const kept = this.steps.slice(0, this.#find(name) + 1);
    return this.#with(name, kept, kept.length, insertions);
  }

  /** Does a step even where an honest server would pass it over. */
  always(name: Name): Flight<Name> {
    const { when, ...step } = this.step(name);
    const always: Step = when ? { ...step, honestly: when } : step;
    return new Flight(this.title, this.steps.with(this.#find(name), always), this.layers);
  }

  /** Changes the body of a message after it is built, and before it enters the transcript. */
  patch(where: Where<Name>, ...edits: readonly Edit[]): Flight<Name> {
    return this.#lay(where, (layers) => ({ body: [...layers.body, ...edits] }));
  }

  /** Lies in the header of a message: about its type or its length. */
  claim(where: Where<Name>, claim: HeaderClaim): Flight<Name> {
    return this.#lay(where, (layers) => ({ header: [...layers.header, claim] }));
  }

  /** Changes what a step signs, so that the signature is a good one over the wrong content. */
  signOver(where: Where<Name>, ...edits: readonly Edit[]): Flight<Name> {
    return this.#lay(where, (layers) => ({ signed: [...layers.signed, ...edits] }));
  }

  /** Keeps the messages of a step out of the transcript. */
  notInTranscript(where: Where<Name>): Flight<Name> {
    return this.#lay(where, () => ({ hidden: true }));
  }

  /** Sends the records of a step in clear text although keys are in use. */
  inClear(where: Where<Name>): Flight<Name> {
    return this.#lay(where, () => ({ clear: true }));
  }

  /** Changes the records of a step before they are protected. */
  beforeSealing(where: Where<Name>, ...edits: readonly RecordEdit[]): Flight<Name> {
    return this.#lay(where, (layers) => ({ plain: [...layers.plain, ...edits] }));
  }

  /** Changes the records of a step as they go out, protected where keys are in use. */
  afterSealing(where: Where<Name>, ...edits: readonly RecordEdit[]): Flight<Name> {
    return this.#lay(where, (layers) => ({ sealed: [...layers.sealed, ...edits] }));
  }

  /** Does something to the bytes of a step on the wire. */
  onWire(where: Where<Name>, ...wirings: readonly Wiring[]): Flight<Name> {
    return this.#lay(where, (layers) => ({ wire: [...layers.wire, ...wirings] }));
  }

  /** All that is done to what a step sends. */
  layersOf(name: string): Layers | undefined {
    return this.layers.get(name) ?? this.layers.get('everything');
  }

  #lay(where: Where<Name>, change: (layers: Layers) => Partial<Layers>): Flight<Name> {
    if (where !== 'everything') this.#find(where);
    const everything = this.layers.get('everything') ?? noLayers;
    const names = where === 'everything' ? new Set([...this.layers.keys(), where]) : [where];
    const layers = new Map(this.layers);
    for (const name of names) {
      const present = layers.get(name) ?? everything;
      layers.set(name, { ...present, ...change(present) });
    }
    return new Flight(this.title, this.steps, layers);
  }

  #splice(name: Name, offset: number, removed: number, insertions: readonly Insertion[] = []): Flight<Name> {
    const at = this.#find(name) + offset;
    return this.#with(name, this.steps.toSpliced(at, removed), at, insertions);
  }

  #with(name: Name, steps: readonly Step[], at: number, insertions: readonly Insertion[]): Flight<Name> {
    const added = insertions.map((each) =>
      typeof each === 'function' ? insertedStep(name, each) : { ...each, inserted: true },
    );
    return new Flight(this.title, steps.toSpliced(at, 0, ...added), this.layers);
  }

  #find(name: Name): number {
    const index = this.steps.findIndex((step) => step.name === name);
    if (index >= 0) return index;
    const names = new Set(this.steps.map((step) => step.name).filter((step) => !step.startsWith('(')));
    throw new FaultlsError(
      'ERR_SCENARIO_CONFLICT',
      `The handshake cannot be edited at "${name}": ${this.title} has no such step. Its steps are ${[...names].join(', ')}.`,
    );
  }
}

/** An inserted act has a name that no edit can mean. */
const insertedStep = (beside: string, run: Act): Step => ({ name: `(at ${beside})`, run, inserted: true });
