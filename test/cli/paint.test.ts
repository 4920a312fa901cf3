import { expect } from 'chai';
import { table, wrapped } from '../../src/cli/layout.js';
import { paintFor } from '../../src/cli/paint.js';

describe('what is printed', () => {
  const stream = (isTTY: boolean, colours: boolean) => ({ isTTY, hasColors: () => colours }) as NodeJS.WriteStream;

  it('has colours on a terminal that wants them, and nowhere else', () => {
    expect(paintFor(stream(true, true))('red', 'no')).to.equal('\u001b[31mno\u001b[39m');
    expect(paintFor(stream(true, false))('red', 'no')).to.equal('no'); // NO_COLOR
    expect(paintFor(stream(false, true))('red', 'no')).to.equal('no');
  });

  it('stands in columns', () => {
    expect(
      table([
        ['a', 'long', 'x'],
        ['bb', 'c', 'yy'],
      ]),
    ).to.deep.equal(['a   long  x', 'bb  c     yy']);
  });

  it('is wrapped between words', () => {
    expect(wrapped('one two three four', '  ', 12)).to.equal('  one two\n  three four');
  });
});
