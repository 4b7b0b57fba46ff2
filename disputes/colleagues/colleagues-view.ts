import type { ColleaguesView, OpinionView } from '../../protocol/dispute-colleagues.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { DisputeCase } from '../domain/case.ts';
import { iso, termsView } from '../views/view-parts.ts';
import { type CaseNote, type Colleague, NOTE_CHANGE_MS } from './notes.ts';
import type { Opinion } from './opinions.ts';

interface ColleagueFacts {
  readonly row: DisputeCase;
  /** The account that reads. */
  readonly reader: string;
  readonly notes: readonly CaseNote[];
  readonly opinions: readonly Opinion[];
  readonly mediators: readonly Colleague[];
  readonly at: Instant;
}

/** Notes and opinions as one mediator sees them. */
export function colleaguesView({ row, reader, notes, opinions, mediators, at }: ColleagueFacts): ColleaguesView {
  return {
    notes: notes.map((note) => {
      const changeUntil = note.at + NOTE_CHANGE_MS;
      return {
        id: note.id,
        author: note.author.name,
        text: note.text,
        at: iso(note.at),
        ...(note.editedAt === undefined ? {} : { editedAt: iso(note.editedAt) }),
        ...(note.author.id === reader && at <= changeUntil ? { changeUntil: iso(changeUntil) } : {}),
      };
    }),
    opinions: opinions.map((opinion) => opinionView(opinion, reader, row)),
    mediators,
  };
}

function opinionView(opinion: Opinion, reader: string, row: DisputeCase): OpinionView {
  const { id, asker, asked, question, askedAt, answer, withdrawnAt } = opinion;
  const own = asked.id === reader ? 'asked' : asker.id === reader ? 'asker' : undefined;
  return {
    id,
    asker: asker.name,
    asked: asked.name,
    question,
    at: iso(askedAt),
    ...(own === undefined ? {} : { own }),
    state: answer !== undefined ? 'answered' : withdrawnAt !== undefined ? 'withdrawn' : 'open',
    ...(answer === undefined
      ? {}
      : {
          answer: {
            text: answer.text,
            ...(answer.terms === undefined ? {} : { terms: termsView(answer.terms, row) }),
            at: iso(answer.at),
          },
        }),
  };
}
