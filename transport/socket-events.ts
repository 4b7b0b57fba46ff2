import type { Socket } from 'socket.io';
import type { z } from 'zod';
import { CodedError, ERROR_CODES, type ErrorCode, type WireError } from '../protocol/error-codes.ts';
import { incidentOf, type OnFault } from './faults.ts';

/** One event of a door: the schema of its request and what is done with it; the answer goes into the acknowledgement. */
export interface EventHandler<Who> {
  readonly schema: z.ZodType;
  handle(who: Who, request: never, socket: Socket): Promise<object>;
}

export type EventTable<Who> = Readonly<Record<string, EventHandler<Who>>>;

/** Ties a schema to its handler, so that the request's type is the schema's output. */
export function on<Who, Schema extends z.ZodType>(
  schema: Schema,
  handle: (who: Who, request: z.output<Schema>, socket: Socket) => Promise<object>,
): EventHandler<Who> {
  return { schema, handle: handle as EventHandler<Who>['handle'] };
}

export interface DispatchOptions<Who> {
  /** Asked before each event; gives who acts. Throws a CodedError, such as where the token has run out. */
  admit(who: Who, event: string): Promise<Who>;
  readonly onFault: OnFault;
  /** Hears of every event that was refused. */
  readonly onRefused: (code: ErrorCode) => void;
}

/** Unanswered events of one socket; beyond, they are refused: no page of ours sends so many without waiting. */
const MOST_UNDER_WAY = 100;

/** Answers every event of a socket, known or not, well formed or not: always with an acknowledgement, never with a throw. */
export function dispatch<Who>(socket: Socket, who: Who, table: EventTable<Who>, options: DispatchOptions<Who>): void {
  // The library closes a socket that breaks, and prints a stack unless somebody listens for the error.
  socket.on('error', () => undefined);
  let underWay = 0;
  socket.onAny((event: string, ...given: unknown[]) => {
    const last = given.at(-1);
    const acknowledge = typeof last === 'function' ? (last as (answer: unknown) => void) : () => undefined;
    const request = typeof last === 'function' ? given.slice(0, -1) : given;
    underWay += 1;
    run(event, request)
      .finally(() => {
        underWay -= 1;
      })
      .then((answer) => acknowledge({ ok: true, ...answer }))
      .catch((error: unknown) => {
        const refusal = toWireError(error, incidentOf(error, event, options.onFault));
        options.onRefused(refusal.code);
        acknowledge({ ok: false, error: refusal });
      });
  });

  async function run(event: string, request: readonly unknown[]): Promise<object> {
    const handler = Object.hasOwn(table, event) ? table[event] : undefined;
    if (handler === undefined) throw new CodedError('event_unknown', { event: String(event).slice(0, 60) });
    if (underWay > MOST_UNDER_WAY) throw new CodedError('overloaded', { retryAfterSeconds: 1 });
    const acting = await options.admit(who, event);
    if (request.length > 1) throw new CodedError('request_malformed');
    const parsed = handler.schema.safeParse(request[0] ?? {});
    if (!parsed.success) throw malformed(parsed.error);
    return handler.handle(acting, parsed.data as never, socket);
  }
}

/** A refusal that names the fields at fault, never their contents. */
export function malformed(error: z.ZodError): CodedError {
  const codes = error.issues.map((issue) => issue.message);
  if (codes.includes('message_too_long')) return new CodedError('message_too_long');
  return new CodedError('request_malformed', {
    fields: [
      ...new Set(
        error.issues.map(
          (issue) => issue.path.join('.') || (issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : ''),
        ),
      ),
    ].slice(0, 10),
  });
}

/** @param incident what the fault is found by in the log */
export function toWireError(error: unknown, incident?: string): WireError {
  if (!(error instanceof CodedError)) {
    const data = incident === undefined ? {} : { data: { incident } };
    return { code: 'internal_error', message: ERROR_CODES.internal_error, ...data };
  }
  return { code: error.code, message: error.message, ...(error.data === undefined ? {} : { data: error.data }) };
}
