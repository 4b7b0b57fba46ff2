import { reasonOf } from '../transport/outage-log.ts';

/** Why the process cannot start, in one sentence that names the setting to look at. */
export class StartError extends Error {
  constructor(setting: string, problem: string, cause?: unknown) {
    super(`${setting}: ${problem}${cause === undefined ? '' : ` (${reasonOf(cause)})`}.`, { cause });
    this.name = 'StartError';
  }
}

/** What Node says of an address that it cannot listen on, as an operator can mend it. */
export function listenFault(error: NodeJS.ErrnoException, port: number, host: string): StartError | Error {
  if (error.code === 'EADDRINUSE') return new StartError('PORT', `${port} is in use by another program`);
  if (error.code === 'EACCES') return new StartError('PORT', `this user may not listen on ${port}`);
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new StartError('HOST', `${host} is not an address of this machine`);
  return error;
}
