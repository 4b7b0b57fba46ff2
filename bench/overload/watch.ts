export interface Watched {
  /** The slowest in a hundred, in milliseconds. */
  readonly healthP99: number;
  readonly healthWorst: number;
  readonly loopDelayP99: number;
  readonly residentBefore: number;
  readonly residentMost: number;
}

const EVERY_MS = 200;

/** Looks at a server's health while `work` goes on: how soon it answers for itself, its event loop, its memory. */
export async function watch<T>(
  url: string,
  residentBytes: () => number | undefined,
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly watched: Watched }> {
  const health: number[] = [];
  const residentBefore = residentBytes() ?? 0;
  let residentMost = residentBefore;
  // Reading it begins a new span of measuring.
  await loopDelayP99(url);
  let over = false;
  const looking = (async () => {
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
  })();
  try {
    const result = await work();
    const loop = await loopDelayP99(url);
    over = true;
    await looking;
    const sorted = health.sort((a, b) => a - b);
    return {
      result,
      watched: {
        healthP99: sorted[Math.floor(sorted.length * 0.99)] ?? 0,
        healthWorst: sorted.at(-1) ?? 0,
        loopDelayP99: loop,
        residentBefore,
        residentMost,
      },
    };
  } finally {
    over = true;
  }
}

async function loopDelayP99(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^nodejs_eventloop_lag_p99_seconds (\S+)$/m.exec(text)?.[1] ?? Number.NaN) * 1000;
}
