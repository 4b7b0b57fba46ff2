import type { StaffSessions } from '../../../people/sign-in/staff-sessions.ts';
import { compose } from '../../../server/compose.ts';
import { readConfig } from '../../../server/config.ts';
import type { Account } from '../../../transport/who-calls.ts';

/** The product with the fault that the test of rights must find: what a session may do is looked at once, at its first use. */
function lookOnce(sessions: StaffSessions): StaffSessions {
  const seen = new Map<string, Account>();
  return {
    ...sessions,
    async standing(keys) {
      const unknown = keys.filter((key) => !seen.has(key));
      for (const [key, account] of await sessions.standing(unknown)) seen.set(key, account);
      return new Map(keys.flatMap((key) => (seen.has(key) ? [[key, seen.get(key) as Account] as const] : [])));
    },
  };
}

const kaunter = await compose(readConfig(process.env), { aroundSessions: lookOnce });
process.on('SIGTERM', () => void kaunter.close().finally(() => process.exit(0)));
