import type { AuditOptions } from '../../audit/index.js';

/** Shows how far an audit has come, in one line that is written over. */
export interface ProgressLine {
  readonly show: NonNullable<AuditOptions['onResult']>;
  readonly clear: () => void;
}

const backToStart = '\r\u001b[K';

/** Progress on a terminal; nothing anywhere else. */
export function progressOn(stream: NodeJS.WriteStream): ProgressLine {
  if (!stream.isTTY) return { show: () => {}, clear: () => {} };
  let failed = 0;
  return {
    show({ grade, scenario }, { done, total }) {
      if (grade === 'fail') failed += 1;
      stream.write(`${backToStart}${done}/${total}${failed > 0 ? `, ${failed} failed` : ''}  ${scenario}`);
    },
    clear: () => void stream.write(backToStart),
  };
}
