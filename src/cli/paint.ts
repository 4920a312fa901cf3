const codes = { bold: [1, 22], dim: [2, 22], red: [31, 39], green: [32, 39], yellow: [33, 39] } as const;

/** Puts colour around a text, or leaves it as it is. */
export type Paint = (colour: keyof typeof codes, text: string) => string;

/** Colours for terminals only; Node's own judgement heeds NO_COLOR, FORCE_COLOR and TERM=dumb. */
export const paintFor = (stream: NodeJS.WriteStream): Paint =>
  stream.isTTY && stream.hasColors()
    ? (colour, text) => `\u001b[${codes[colour][0]}m${text}\u001b[${codes[colour][1]}m`
    : (_colour, text) => text;
