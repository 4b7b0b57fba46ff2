import { expect } from 'chai';
import { endSignals } from '../../../server/end-signals.ts';

describe('signals to end', () => {
  function ended() {
    const done: string[] = [];
    let at = 0;
    const end = endSignals({ now: () => at, drain: (signal) => done.push(signal), leave: () => done.push('left') });
    return {
      done,
      signal: (when: number, signal: NodeJS.Signals) => {
        at = when;
        end(signal);
      },
    };
  }

  it('one press that comes three times drains once', () => {
    const { done, signal } = ended();
    for (const at of [0, 3, 1_000]) signal(at, 'SIGINT');
    expect(done).to.deep.equal(['SIGINT']);
  });

  it('whoever asks again later does not wait', () => {
    const { done, signal } = ended();
    signal(0, 'SIGTERM');
    signal(1_001, 'SIGTERM');
    expect(done).to.deep.equal(['SIGTERM', 'left']);
  });
});
