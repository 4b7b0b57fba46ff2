import type { Conversations } from '../../handoff/conversation/conversations.ts';
import { knownConversation } from '../../handoff/conversation/known-conversation.ts';
import type { TurnTraces } from '../../handoff/conversation/turn-traces.ts';
import type { Library } from '../../kb/publishing/library.ts';
import type { ReadTrail } from '../../people/audit/read-trail.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import type { ShownTrace, TurnTrace } from '../../protocol/traces.ts';
import type { Route } from '../../transport/route.ts';

/** Who may read conversations at the desk. */
const DESK = ['agent', 'supervisor', 'admin', 'mediator'] as const;

export interface TraceRoutePorts {
  readonly traces: Pick<TurnTraces, 'find'>;
  readonly conversations: Pick<Conversations, 'find'>;
  readonly trail: ReadTrail;
  readonly library: Pick<Library, 'find'>;
}

/** Why the bot said what it said, for whoever may read the conversation. */
export function traceRoutes({ traces, conversations, trail, library }: TraceRoutePorts): Route[] {
  return [
    {
      method: 'GET',
      path: '/v1/conversations/:id/turns/:seq',
      permission: DESK,
      async handle({ path, account }) {
        const { id = '', seq = '' } = path;
        const conversation = await knownConversation(conversations, id);
        // A trace quotes the shopper: to read it is to read the conversation.
        if (conversation.agentId !== account?.id)
          await trail.note({
            actor: account?.id ?? '',
            action: 'conversation-read',
            subject: id,
            data: { owner: conversation.owner },
          });
        const trace = /^[1-9]\d{0,8}$/.test(seq) ? await traces.find(id, Number(seq)) : undefined;
        if (trace === undefined) throw new CodedError('trace_not_found');
        const body: ShownTrace = { ...trace, titles: titlesIn(trace, library) };
        return { status: 200, body };
      },
    },
  ];
}

function titlesIn({ searches, passage }: TurnTrace, library: Pick<Library, 'find'>): ShownTrace['titles'] {
  const named = searches.flatMap(({ candidates, locale }) =>
    candidates.flatMap(({ kind, name }) => (kind === 'article' ? [{ slug: name, locale }] : [])),
  );
  const all = passage === undefined ? named : [...named, passage];
  return Object.fromEntries(
    all.flatMap(({ slug, locale }) => {
      const title = library.find(slug, locale)?.title;
      return title === undefined ? [] : [[slug, title]];
    }),
  );
}
