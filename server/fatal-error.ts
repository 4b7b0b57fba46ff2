/** What is done after an uncaught error, when the state of the process is unknown. */
export interface FatalPorts {
  /** Writes the fault to the log, and gives its incident id. */
  readonly onFatal: (error: unknown) => string;
  /** Takes no more work, and resolves when what is under way has been done. */
  readonly drain: () => Promise<void>;
  /** Answers whatever waits for an answer that will not come any more. */
  readonly answerOpen: (incident: string) => void;
  readonly exit: (code: number) => void;
  /** For what is under way; whoever waits then gets `internal_error`. */
  readonly graceMs?: number;
  /** Then the process ends, drained or not. */
  readonly longestMs?: number;
}

/**
 * The last line of defence behind every `catch`: an error that nothing caught is logged, what is under way is finished, what
 * cannot be finished is answered, and the process ends with 1, so that a supervisor starts one whose state is known.
 */
export function whenFatal(ports: FatalPorts): (error: unknown) => void {
  const { onFatal, drain, answerOpen, exit, graceMs = 2_000, longestMs = 10_000 } = ports;
  let ending = false;
  return (error) => {
    const incident = onFatal(error);
    // What breaks while the process ends is told, and changes nothing.
    if (ending) return;
    ending = true;
    setTimeout(() => answerOpen(incident), graceMs).unref();
    setTimeout(() => exit(1), longestMs).unref();
    drain().then(
      () => exit(1),
      () => exit(1),
    );
  };
}
