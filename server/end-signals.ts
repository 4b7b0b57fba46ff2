/** One press of Ctrl-C, and one signal to a process group, come more than once: by themselves, by npm and by `run.js`. */
const SAME_MS = 1_000;

export interface EndPorts {
  readonly now: () => number;
  /** What is under way is finished. */
  readonly drain: (signal: NodeJS.Signals) => void;
  /** Whoever asks a second time will not wait. */
  readonly leave: () => void;
}

/** What a process does with the signals that ask it to end. */
export function endSignals({ now, drain, leave }: EndPorts): (signal: NodeJS.Signals) => void {
  let first: number | undefined;
  return (signal) => {
    if (first === undefined) {
      first = now();
      drain(signal);
    } else if (now() - first > SAME_MS) leave();
  };
}
