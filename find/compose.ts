import type { Process } from '../server/process.ts';
import type { Database } from '../store/sql/database.ts';
import { sqlSearchIndex } from '../store/sql/find/search-index.ts';
import type { RateLimits } from '../transport/rate-limits.ts';
import { fillIndex } from './fill-index.ts';
import { searchRoute } from './search-route.ts';

export interface FindParts {
  readonly process: Process;
  readonly database: Database;
  readonly limits: RateLimits;
  /** Hears of each change of a conversation that this process has committed. */
  readonly onCommit: (listener: () => void) => void;
}

/** The search at the desk: its index, who fills it, and its route. */
export function composeFind({ process, database, limits, onCommit }: FindParts) {
  const index = sqlSearchIndex(database);
  let committed = 0;
  onCommit(() => {
    committed += 1;
  });
  return {
    routes: [searchRoute({ index, limits })],
    filling: fillIndex({ index, committed: () => committed, onFault: (error) => process.onFault(error, 'search') }),
  };
}
