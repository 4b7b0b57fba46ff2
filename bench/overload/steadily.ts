import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How the senders themselves fared: what they measure holds their own delay too. */
export interface SenderReport {
  /** Of their event loop, in milliseconds; when it is large, they were not on time. */
  readonly senderDelayP99: number;
  /** Of their process, of one core. */
  readonly senderCpu: number;
}

const BEAT_MS = 10;

/** Sends at a steady rate whatever comes back, as many people do who know nothing of each other. */
export async function steadily(
  perSecond: number,
  seconds: number,
  send: (index: number) => void,
): Promise<SenderReport> {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const cpu = process.cpuUsage();
  const began = performance.now();
  for (let index = 0; ; ) {
    const elapsed = performance.now() - began;
    if (elapsed >= seconds * 1000) break;
    for (; index < (elapsed / 1000) * perSecond; index += 1) send(index);
    await new Promise((resolve) => setTimeout(resolve, BEAT_MS));
  }
  const { user, system } = process.cpuUsage(cpu);
  delay.disable();
  return {
    // The histogram counts its own resolution as delay.
    senderDelayP99: Math.max(0, delay.percentile(99) / 1e6 - 10),
    senderCpu: (user + system) / 1e6 / seconds,
  };
}

export function at(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
