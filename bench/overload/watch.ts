export interface Watched {
  /** The slowest in a hundred, in milliseconds. */
  readonly healthP99: number;
  readonly healthWorst: number;
  readonly loopDelayP99: number;
  readonly loopDelayWorst: number;
  readonly residentBefore: number;
  readonly residentMost: number;
}

const EVERY_MS = 100;

/** A watch over a server's health: how soon it answers for itself, its event loop, its memory. */
export interface Watch {
  /** From now on it counts: what came before is forgotten. */
  begin(): Promise<void>;
  end(): Promise<Watched>;
}

export function watch(url: string, residentBytes: () => number | undefined): Watch {
  let health: number[] = [];
  let residentBefore = 0;
  let residentMost = 0;
  let over = false;
  let looking: Promise<void> = Promise.resolve();

  async function look(): Promise<void> {
    while (!over) {
      for (const path of ['/livez', '/readyz']) {
        const began = performance.now();
        const response = await fetch(url + path);
        await response.arrayBuffer();
        health.push(performance.now() - began);
      }
      residentMost = Math.max(residentMost, residentBytes() ?? 0);
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
  }

  return {
    async begin() {
      residentBefore = residentBytes() ?? 0;
      residentMost = residentBefore;
      // Reading it begins a new span of measuring.
      await loopDelay(url);
      health = [];
      looking = look();
    },
    async end() {
      const { p99, worst } = await loopDelay(url);
      over = true;
      await looking;
      const sorted = health.sort((a, b) => a - b);
      return {
        healthP99: sorted[Math.floor(sorted.length * 0.99)] ?? 0,
        healthWorst: sorted.at(-1) ?? 0,
        loopDelayP99: p99,
        loopDelayWorst: worst,
        residentBefore,
        residentMost,
      };
    },
  };
}

async function loopDelay(url: string): Promise<{ readonly p99: number; readonly worst: number }> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const read = (name: string) =>
    Number(new RegExp(`^nodejs_eventloop_lag_${name}_seconds (\\S+)$`, 'm').exec(text)?.[1] ?? Number.NaN) * 1000;
  return { p99: read('p99'), worst: read('max') };
}
