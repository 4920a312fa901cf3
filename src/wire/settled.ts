/** A promise that is made only when somebody asks for it: thousands of stalled connections have nobody who does. */
export class Settled<T> {
  #value: { readonly is: T } | null = null;
  #promise: Promise<T> | null = null;
  #resolve: ((value: T) => void) | null = null;

  get promise(): Promise<T> {
    this.#promise ??= this.#value
      ? Promise.resolve(this.#value.is)
      : new Promise((resolve) => {
          this.#resolve = resolve;
        });
    return this.#promise;
  }

  /** Only the first value counts. */
  settle(value: T): void {
    if (this.#value) return;
    this.#value = { is: value };
    this.#resolve?.(value);
  }
}
