/** What a client needs to trust the lab, in every client's own shape. */
export class Trust {
  constructor(readonly ca: string) {}
  dispose(): void {}
}
