/** Where outages are told; pino's logger is one. */
export interface OutageLines {
  warn(facts: object, line: string): void;
  info(facts: object, line: string): void;
}

/** Tells of a service that is away once, and once that it is back, however many calls fail in between. */
export interface OutageLog {
  /** @param part one of several lines to the service, each with its own state */
  lost(error: unknown, part?: string): void;
  back(part?: string): void;
  close(): void;
}

export interface OutageLogOptions {
  /** As operators know it, such as `redis`. */
  readonly service: string;
  readonly log: OutageLines;
  readonly now: () => number;
  /** Asked while the service is away; resolves when it answers again. Left out where the caller calls `back` itself. */
  readonly probe?: (() => Promise<void>) | undefined;
  readonly everyMs?: number;
  /** Of a service whose lines break one after the other with a reason each, only the first is told. */
  readonly onlyFirst?: boolean;
  /** What was left undone can be done now. */
  readonly onBack?: () => void;
}

export function outageLog(options: OutageLogOptions): OutageLog {
  const { service, log, now, probe, everyMs = 1_000, onlyFirst, onBack } = options;
  const away = new Set<string>();
  const told = new Set<string>();
  let since = 0;
  let timer: NodeJS.Timeout | undefined;

  function over(): void {
    away.clear();
    told.clear();
    clearTimeout(timer);
    timer = undefined;
    log.info({ neighbour: service, seconds: Math.round((now() - since) / 100) / 10 }, `${service} is back`);
    onBack?.();
  }

  function ask(): void {
    timer = setTimeout(() => {
      probe?.().then(
        () => away.size > 0 && over(),
        () => timer !== undefined && ask(),
      );
    }, everyMs).unref();
  }

  return {
    lost(error, part = '') {
      const first = away.size === 0;
      away.add(part);
      if (first) since = now();
      // Another reason is news: a full disk and a database that is gone are mended in different ways.
      const reason = reasonOf(error);
      if (first || (!onlyFirst && !told.has(reason))) log.warn({ neighbour: service, reason }, `${service} is away`);
      told.add(reason);
      if (first && probe !== undefined) ask();
    },
    back(part = '') {
      if (away.delete(part) && away.size === 0) over();
    },
    close() {
      away.clear();
      clearTimeout(timer);
      timer = undefined;
    },
  };
}

/** The code that operators look for, or the sentence, of what is at the root of an error. */
export function reasonOf(error: unknown): string {
  let root = error;
  while (root instanceof Error && root.cause !== undefined) root = root.cause;
  const { code } = (root ?? {}) as { code?: unknown };
  // Several addresses were tried: the first says it.
  if (root instanceof AggregateError && root.message === '') return reasonOf(root.errors[0]);
  if (!(root instanceof Error)) return String(root);
  return typeof code === 'string' && !root.message.includes(code) ? `${code} ${root.message}` : root.message;
}
