import { z } from 'zod';
import type { NoticeOutbox } from '../../notices/ports.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import { readJson } from '../../transport/read-json.ts';
import type { Route } from '../../transport/route.ts';

const resendSchema = z.strictObject({ id: z.string().max(200), channel: z.enum(['email', 'sms']) });

/** The letters that could not be sent yet, or at all. */
export function letterRoutes(outbox: NoticeOutbox, now: () => number): Route[] {
  const letters = (path: string, state: 'dead' | 'waiting'): Route => ({
    method: 'GET',
    path,
    permission: ['supervisor', 'admin'],
    async handle() {
      const unsent = await outbox.unsent(state, 100);
      const shown = unsent.map(({ key, channel, caseNumber, receiver, template, attempts, fault, at }) => ({
        id: key,
        channel,
        disputeNumber: caseNumber,
        receiver,
        template,
        attempts,
        fault,
        at: new Date(at).toISOString(),
      }));
      return { status: 200, body: { letters: shown } };
    },
  });

  return [
    letters('/v1/letters/dead', 'dead'),
    letters('/v1/letters/waiting', 'waiting'),
    {
      method: 'POST',
      path: '/v1/letters/resend',
      permission: ['supervisor', 'admin'],
      async handle({ request }) {
        const { id, channel } = await readJson(request, resendSchema);
        if (!(await outbox.resend(id, channel, now()))) throw new CodedError('letter_not_found');
        return { status: 200, body: {} };
      },
    },
  ];
}
