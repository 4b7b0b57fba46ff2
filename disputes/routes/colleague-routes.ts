import { z } from 'zod';
import type { ReadTrail } from '../../people/audit/read-trail.ts';
import type { ColleaguesView } from '../../protocol/dispute-colleagues.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import { readJson } from '../../transport/read-json.ts';
import type { Call, Route } from '../../transport/route.ts';
import { termsSchema } from '../cases/action-schemas.ts';
import { coded } from '../cases/coded-refusal.ts';
import type { CaseColleagues } from '../colleagues/case-colleagues.ts';
import type { Colleague } from '../colleagues/notes.ts';
import type { DisputeCase } from '../domain/case.ts';
import { refuseTied } from '../views/reader.ts';
import type { Readers } from '../views/readers.ts';
import { MEDIATION } from '../views/staff-seats.ts';

const text = z.string().trim().min(1).max(4_000, 'message_too_long');
const clientId = z.string().min(1).max(100);
const noteSchema = z.strictObject({ clientId, text });
const changeSchema = z.strictObject({ text: text.optional() });
const askSchema = z.strictObject({ clientId, asked: z.string().min(1).max(64), question: text });
const answerSchema = z.strictObject({ text, terms: termsSchema.optional() });
const nothing = z.strictObject({});

export interface ColleagueRoutePorts {
  readonly colleagues: CaseColleagues;
  readonly readers: Readers;
  readonly trail: ReadTrail;
}

type Handle = (row: DisputeCase, by: Colleague, call: Call) => Promise<ColleaguesView>;

/** Notes and opinions of mediators. They have routes of their own, so that no view of a party could ever hold them. */
export function colleagueRoutes({ colleagues, readers, trail }: ColleagueRoutePorts): Route[] {
  const route = (method: Route['method'], path: string, status: number, handle: Handle): Route => ({
    method,
    path: `/v1/disputes/:number/${path}`,
    permission: MEDIATION,
    async handle(call) {
      const { row, reader, name } = await readers.of(call, call.path.number);
      refuseTied(reader);
      return { status, body: await coded(handle(row, { id: reader.id, name }, call)) };
    },
  });
  return [
    route('GET', 'colleagues', 200, async (row, by) => {
      await trail.note({ actor: by.id, action: 'dispute-notes-read', subject: row.number });
      return colleagues.read(row, by);
    }),
    route('POST', 'notes', 201, async (row, by, { request }) =>
      colleagues.note(row, by, await readJson(request, noteSchema)),
    ),
    route('POST', 'notes/:note', 200, async (row, by, { request, path }) =>
      colleagues.changeNote(row, by, path.note ?? '', (await readJson(request, changeSchema)).text),
    ),
    route('POST', 'opinions', 201, async (row, by, { request }) =>
      colleagues.ask(row, by, await readJson(request, askSchema)),
    ),
    route('POST', 'opinions/:opinion/answer', 200, async (row, by, { request, path }) => {
      const { text: given, terms } = await readJson(request, answerSchema);
      return colleagues.answer(row, by, path.opinion ?? '', { text: given, ...(terms === undefined ? {} : { terms }) });
    }),
    route('POST', 'opinions/:opinion/withdraw', 200, async (row, by, { request, path }) => {
      await readJson(request, nothing);
      return colleagues.withdraw(row, by, path.opinion ?? '');
    }),
    {
      method: 'GET',
      path: '/v1/opinions',
      permission: MEDIATION,
      async handle({ account }) {
        if (account === undefined) throw new CodedError('login_required');
        return { status: 200, body: await colleagues.waiting(account.id) };
      },
    },
  ];
}
