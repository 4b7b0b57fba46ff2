import { expect } from 'chai';
import { agentLiveness } from '../../../../handoff/presence/agent-liveness.ts';
import type { SocketLease } from '../../../../handoff/presence/presence-store.ts';

const LEASE = 45_000;
const START = 1_800_000_000_000;
const lease = (leaseUntil: number, socketId = 's1'): SocketLease => ({
  agentId: 'anna',
  socketId,
  connected: true,
  leaseUntil,
});

/** Reads every second from one instant to the other, the agent's process renewing every 15 s as long as it lives. */
function watch(
  judge: ReturnType<typeof agentLiveness>,
  from: number,
  to: number,
  leasesAt: (at: number) => readonly SocketLease[],
): void {
  for (let at = from; at <= to; at += 1_000) judge.observe(leasesAt(at), at);
}
const renewing = (at: number) => [lease(at - ((at - START) % 15_000) + LEASE)];

describe('who is at the desk', () => {
  it('is lost one lease after the last renewal that was seen, and not before', () => {
    const judge = agentLiveness(LEASE);
    watch(judge, START, START + 60_000, renewing);
    const last = renewing(START + 60_000);
    watch(judge, START + 61_000, START + 104_000, () => last);
    expect(judge.isLost('anna', START + 104_000)).to.equal(false);
    watch(judge, START + 105_000, START + 105_000, () => last);
    expect(judge.isLost('anna', START + 105_000)).to.equal(true);
  });

  it('is not lost by being absent: an emptied store is no evidence', () => {
    const judge = agentLiveness(LEASE);
    watch(judge, START, START + 60_000, renewing);
    watch(judge, START + 61_000, START + 74_000, () => []);
    expect(judge.isLost('anna', START + 74_000)).to.equal(false);
    watch(judge, START + 75_000, START + 200_000, renewing);
    expect(judge.isLost('anna', START + 200_000)).to.equal(false);
  });

  it('is not lost by a store that was away for longer than a lease, with the leases in it all run out', () => {
    const judge = agentLiveness(LEASE);
    watch(judge, START, START + 60_000, renewing);
    const old = renewing(START + 60_000);
    const back = START + 180_000;
    judge.observe(old, back);
    expect(judge.isLost('anna', back)).to.equal(false);
    expect(judge.isAlive(lease(START + 60_000 + LEASE), back), 'and may be offered a chat').to.equal(true);
    watch(judge, back + 1_000, back + LEASE - 1_000, () => old);
    expect(judge.isLost('anna', back + LEASE - 1_000)).to.equal(false);
    judge.observe(old, back + LEASE);
    expect(judge.isLost('anna', back + LEASE), 'one whole lease after it is back').to.equal(true);
  });

  it('is judged without regard to the clock of the other process', () => {
    const judge = agentLiveness(LEASE);
    for (const skew of [-3_600_000, 3_600_000]) {
      watch(judge, START, START + 120_000, (at) => [lease((renewing(at)[0]?.leaseUntil ?? 0) + skew)]);
      expect(judge.isLost('anna', START + 120_000)).to.equal(false);
    }
  });

  it('is still there with one page of two', () => {
    const judge = agentLiveness(LEASE);
    const gone = lease(START + LEASE, 's2');
    watch(judge, START, START + 120_000, (at) => [gone, ...renewing(at)]);
    expect(judge.isLost('anna', START + 120_000)).to.equal(false);
    expect(judge.isAlive(gone, START + 120_000)).to.equal(false);
  });

  it('gives whoever was there before this process a lease to come back, and offers nothing to leases long run out', () => {
    const judge = agentLiveness(LEASE);
    const old = lease(START - 86_400_000);
    watch(judge, START, START + LEASE - 1_000, () => [old]);
    expect(judge.isAlive(old, START)).to.equal(false);
    expect(judge.isLost('anna', START + LEASE - 1_000)).to.equal(false);
    judge.observe([old], START + LEASE);
    expect(judge.isLost('anna', START + LEASE)).to.equal(true);
  });
});
