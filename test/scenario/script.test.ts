import { expect } from 'chai';
import {
  answer,
  bodyBytes,
  closeNotify,
  fatalAlert,
  lastAnswer,
  responseHead,
  send,
  slowBodyBytes,
} from '../../src/scenario/index.js';

describe('the words of scripts', () => {
  it('name an alert as the registry does, or by any number', () => {
    expect(fatalAlert('unrecognized_name')).to.deep.equal({ do: 'alert', code: 112 });
    expect(fatalAlert(222)).to.deep.equal({ do: 'alert', code: 222 });
  });

  it('send text as the bytes that it stands for, and keep no hold on a buffer', () => {
    const bytes = Buffer.from([1, 2]);
    const step = send(bytes);
    bytes.fill(0);
    expect(step).to.deep.equal({ do: 'send', bytes: Buffer.from([1, 2]) });
    expect(send('é')).to.deep.equal({ do: 'send', bytes: Buffer.from([0xe9]) });
  });

  it('answer with the healthy document unless a body is given', () => {
    expect(answer()).to.deep.equal({ do: 'answer', status: 200, headers: {}, body: null });
  });

  it('say of the last answer that it is the last, and end TLS after it', () => {
    expect(lastAnswer(302, { Location: '/' }, '')).to.deep.equal([
      answer(302, { Location: '/', Connection: 'close' }, ''),
      closeNotify(),
    ]);
  });

  it('promise a body of the length that is sent', () => {
    const head = responseHead(64);
    expect(head.do === 'send' && head.bytes.toString()).to.contain('Content-Length: 64\r\n');
    expect(bodyBytes(64)).to.deep.include({ do: 'send' }).and.to.have.property('bytes').with.length(64);
    expect(slowBodyBytes(64, 8)).to.deep.include({ do: 'drip', bytesPerSecond: 8 });
  });
});
