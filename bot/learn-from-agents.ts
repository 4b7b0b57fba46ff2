import { linkedArticles, questionBefore } from '../handoff/conversation/answered-question.ts';
import type { Conversations } from '../handoff/conversation/conversations.ts';
import type { Noticed } from '../kb/learning/noticed.ts';
import type { Library } from '../kb/publishing/library.ts';

export interface AgentLessonPorts {
  readonly conversations: Pick<Conversations, 'onChange' | 'messages'>;
  readonly library: Pick<Library, 'find'>;
  readonly learn: (noticed: Noticed) => void;
  readonly onFault: (error: unknown) => void;
}

/** The question that an agent answered is looked for among this many messages before the answer. */
const LOOK_BACK = 30;

/** An agent who sends a link to an article has said what the shopper's question was about. */
export function learnFromAgents({ conversations, library, learn, onFault }: AgentLessonPorts): void {
  conversations.onChange(({ conversation, messages }) => {
    for (const message of messages) {
      if (message.author.kind !== 'agent') continue;
      const [linked] = linkedArticles(message.content.text ?? '').filter(({ slug, locale }) =>
        library.find(slug, locale),
      );
      if (linked === undefined) continue;
      conversations
        .messages(conversation.id, { afterSeq: Math.max(0, message.seq - LOOK_BACK), limit: LOOK_BACK })
        .then((log) => {
          // The question that the bot could not answer, else the last one that the shopper wrote.
          const text = conversation.question ?? questionBefore(log, message.seq);
          if (text !== undefined) learn({ kind: 'fitted', ...linked, text, source: 'picked' });
        })
        .catch(onFault);
    }
  });
}
