import type { FloodOptions } from './flood.ts';
import { type Searched, searches } from './searches.ts';
import { at, type SenderReport, steadily } from './steadily.ts';

/** What became of the requests of one run; times in milliseconds. */
export interface HttpFloodReport extends SenderReport {
  readonly sent: number;
  readonly served: number;
  readonly refused: number;
  /** Neither served nor told when to come again. */
  readonly lost: number;
  readonly servedP50: number;
  readonly servedP99: number;
  readonly refusalP99: number;
  readonly retryAfterSeconds: { readonly least: number; readonly most: number };
}

async function flood({ url, sockets, perSecond, seconds }: FloodOptions): Promise<HttpFloodReport> {
  const search = searches(url, sockets);
  const all: Promise<Searched>[] = [];
  process.send?.('begun');
  const sender = await steadily(perSecond, seconds, (index) => void all.push(search(1_000_000 + index)));
  const outcomes = await Promise.all(all);
  process.send?.('over');
  const served = outcomes.filter(({ status }) => status === 200).map(({ ms }) => ms);
  const refused = outcomes.filter(({ status, retryAfterSeconds }) => status === 503 && retryAfterSeconds > 0);
  const retries = refused.map(({ retryAfterSeconds }) => retryAfterSeconds);
  return {
    sent: outcomes.length,
    served: served.length,
    refused: refused.length,
    lost: outcomes.length - served.length - refused.length,
    servedP50: at(served, 0.5),
    servedP99: at(served, 0.99),
    refusalP99: at(
      refused.map(({ ms }) => ms),
      0.99,
    ),
    retryAfterSeconds: { least: at(retries, 0), most: at(retries, 1) },
    ...sender,
  };
}

// A process of its own: one JSON line in, one out.
process.stdout.write(JSON.stringify(await flood(JSON.parse(process.argv[2] ?? '{}') as FloodOptions)), () =>
  process.exit(0),
);
