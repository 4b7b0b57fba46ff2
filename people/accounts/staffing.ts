/** Whether anybody could ever answer a chat, as far as this process knows: at most a second old. */
export interface Staffing {
  anyAgent(): boolean;
  /** Looks at once, such as when a signal says that accounts have changed. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

export interface StaffingPorts {
  readonly store: { anyAgent(): Promise<boolean> };
  readonly everyMs?: number;
  readonly onFault: (error: unknown, where: string) => void;
}

/** Accounts are also made by commands, of which no signal comes: so it is asked again and again. */
export async function openStaffing({ store, everyMs = 1_000, onFault }: StaffingPorts): Promise<Staffing> {
  let known = await store.anyAgent();
  let closed = false;
  let looking: Promise<void> = Promise.resolve();
  const refresh = () => {
    looking = looking
      .then(async () => {
        if (!closed) known = await store.anyAgent();
      })
      // What was known stands: a database that is away says nothing of who works here.
      .catch((error: unknown) => onFault(error, 'staffing'));
    return looking;
  };
  const timer = setInterval(refresh, everyMs);
  return {
    anyAgent: () => known,
    refresh,
    async close() {
      closed = true;
      clearInterval(timer);
      await looking;
    },
  };
}
