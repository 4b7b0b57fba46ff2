import { userInfo } from 'node:os';
import { CodedError } from '../protocol/error-codes.ts';
import { ConfigError } from '../server/config-fault.ts';

/** Used wrongly; the text says how. */
export class UsageError extends Error {}

/** Who acts, for the audit log. */
export function commandActor(): string {
  try {
    return `command:${userInfo().username}`;
  } catch {
    // A container may run as a user without a name.
    return 'command';
  }
}

/** Runs a command and ends the process: 0 done, 1 refused or failed, 2 used wrongly or settings not valid. */
export async function runCommand(usage: string, work: () => Promise<number>): Promise<never> {
  try {
    process.exit(await work());
  } catch (error) {
    process.stderr.write(`${wordsFor(error, usage)}\n`);
    process.exit(error instanceof UsageError || error instanceof ConfigError || isParseError(error) ? 2 : 1);
  }
}

function wordsFor(error: unknown, usage: string): string {
  if (error instanceof UsageError || isParseError(error)) return `${(error as Error).message}\n\n${usage}`;
  if (error instanceof CodedError) {
    const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
    return `${error.code}: ${error.message}${cause}`;
  }
  return error instanceof Error ? error.message : String(error);
}

/** Of `parseArgs`: an option that there is not, or one without its value. */
function isParseError(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS');
}
