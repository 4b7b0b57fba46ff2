/** The same numbers for the same seed (mulberry32), so that policies are compared on the same day. */
export interface Random {
  /** From 0 to 1, 1 excluded. */
  next(): number;
  exponential(mean: number): number;
  /** Of this mean and coefficient of variation: what handling times look like. */
  logNormal(mean: number, variation: number): number;
  pick<T>(shares: readonly (readonly [T, number])[]): T;
}

export function random(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    exponential: (mean) => -mean * Math.log(1 - next()),
    logNormal(mean, variation) {
      const variance = Math.log(1 + variation * variation);
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
      return mean * Math.exp(Math.sqrt(variance) * normal - variance / 2);
    },
    pick(shares) {
      let left = next() * shares.reduce((sum, [, share]) => sum + share, 0);
      for (const [value, share] of shares) {
        left -= share;
        if (left < 0) return value;
      }
      return (shares.at(-1) as (typeof shares)[number])[0];
    },
  };
}
