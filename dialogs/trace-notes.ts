import type { TracedModelCall, TraceRule, TurnTrace } from '../protocol/traces.ts';

/** What a turn notes of its own reasons on the way. */
export interface TraceNotes {
  readonly rules: TraceRule[];
  cause?: string;
  passage?: TurnTrace['passage'];
  readonly model: TracedModelCall[];
}
