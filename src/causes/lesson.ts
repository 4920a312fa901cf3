import type { Cause } from './causes.js';

/** A command that shows whether the cause is the right one. */
export interface Confirmation {
  /** The program that runs it: `openssl`, `curl`, or the client at hand. */
  readonly with: string;
  /** The command; HOST and PORT stand for the server that was called. */
  readonly run: string;
  /** What it prints when the cause is the right one. */
  readonly shows: string;
}

/** All there is to know about one cause, in plain English. */
export interface Lesson {
  readonly cause: Cause;
  /** One line: what is wrong. */
  readonly title: string;
  /** What is broken, and how that comes about. */
  readonly broken: string;
  /** What people see. */
  readonly symptom: string;
  /** How to make sure. */
  readonly confirm: readonly Confirmation[];
  readonly fix: {
    /** For whoever runs the server. */
    readonly server: string;
    /** For whoever runs the client. */
    readonly client: string;
  };
  readonly never: {
    /** The switches that make the error go away and the danger stay. */
    readonly do: readonly string[];
    /** Why not. */
    readonly why: string;
  };
  readonly retry: {
    /** `no`: the same again until somebody changes something; `later`: in minutes; `soon`: in seconds, a few times. */
    readonly helps: 'no' | 'later' | 'soon';
    readonly why: string;
  };
  /** What an API that meets this upstream answers to its own caller. */
  readonly answer: {
    /** The HTTP status. */
    readonly status: number;
    /** The title of the problem document (RFC 9457 §3.1.3). */
    readonly title: string;
    /** What it writes into its own log. */
    readonly log: string;
  };
}
