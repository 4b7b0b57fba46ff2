/** What one process tells the others. Delivered at most once: it only saves waiting, the database is what counts. */
export type Signal =
  | { readonly type: 'queue' }
  | { readonly type: 'presence' }
  | { readonly type: 'articles' }
  | { readonly type: 'word-lists' }
  | { readonly type: 'canned-replies' }
  | { readonly type: 'session-revoked'; readonly accountId: string };

/** Of a key in its window of time. */
export interface Uses {
  readonly uses: number;
  readonly endsInMs: number;
}

/**
 * What the processes of one installation share and may lose: rate counters and signals. When the shared
 * service is gone each method goes on with what this process alone knows, and `shared()` is false.
 */
export interface Coordination {
  /**
   * Counts a use of `key`, and says how many there were in the current window, this one included.
   * @param by 0 only asks; less takes back what turned out not to count
   */
  count(key: string, windowSeconds: number, by?: number): Promise<Uses>;
  publish(signal: Signal): void;
  subscribe(listener: (signal: Signal) => void): void;
  /** Whether other processes hear of this one. Always true where there is only one process. */
  shared(): boolean;
  close(): Promise<void>;
}
