import type { Readable } from 'node:stream';
import type { Request } from 'restify';
import type { StaffRole } from '../protocol/api.ts';
import type { Account, Visitor } from './who-calls.ts';

/**
 * Who may call a route. `public`: anybody, from any page. `shopper`: whoever shows a shopper's token. `sender`: a shopper or
 * any staff account. A list of roles: a staff account that has one of them, from a page of our own.
 */
export type Permission = 'public' | 'shopper' | 'sender' | readonly StaffRole[];

export interface Call {
  readonly request: Request;
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The caller's network address; behind a trusted proxy, the one that the proxy names. */
  readonly address: string;
  /** Present as the route's permission says. */
  readonly visitor: Visitor | undefined;
  readonly account: Account | undefined;
}

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON, unless it is a string, bytes or a stream: these go out as they are. */
  readonly body?: unknown;
  readonly stream?: Readable;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** With `:name` for a part that varies. */
  readonly path: string;
  readonly permission: Permission;
  /** Also for callers whose token is for one order only. The handler must keep them to that order. */
  readonly limited?: true;
  /** For a public route that pages of ours alone may call. */
  readonly ownPages?: true;
  /** Served even under overload. Callers with a staff session always are. */
  readonly vital?: true;
  readonly handle: (call: Call) => Promise<Reply> | Reply;
}
