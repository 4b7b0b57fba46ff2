import { randomBytes } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { newConversation } from '../../../handoff/conversation/conversation.ts';
import type { ConversationStore } from '../../../handoff/conversation/conversation-store.ts';
import { transition } from '../../../handoff/conversation/ownership.ts';
import type { StaffStore } from '../../../people/accounts/staff-store.ts';
import { type Agent, connectAgent, signIn } from '../../support/clients.ts';

const PASSWORD = 'busy-password';

export interface BusyAgent {
  readonly id: string;
  readonly client: Agent;
  /** Where they are connected. */
  readonly url: string;
  readonly chats: readonly string[];
}

/** Agents spread over the servers, each with some chats of their own. */
export async function busyAgents(
  given: { readonly staff: StaffStore; readonly store: ConversationStore },
  urls: readonly string[],
  count: number,
  chatsEach: number,
): Promise<BusyAgent[]> {
  const passwordHash = await hash(PASSWORD, { memoryCost: 8, timeCost: 1 });
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const id = `busy-${index}`;
      const email = `${id}@example.com`;
      await given.staff.save({
        id,
        email,
        name: `Busy ${index}`,
        passwordHash,
        roles: ['agent'],
        skills: [],
        locale: 'en',
        capacity: chatsEach,
        active: true,
      });
      const url = urls[index % urls.length] ?? '';
      const client = await connectAgent(url, await signIn(url, email, PASSWORD));
      const chats = Array.from({ length: chatsEach }, () => randomBytes(12).toString('base64url'));
      for (const chat of chats) {
        await given.store.create(waiting(chat));
        await client.ask('handoff:pick', { conversationId: chat });
      }
      return { id, client, url, chats };
    }),
  );
}

function waiting(id: string) {
  const at = Date.now();
  const fresh = newConversation({
    id,
    visitorId: `v_${id}`,
    shopperName: '',
    verified: false,
    email: undefined,
    locale: 'en',
    localeChosen: false,
    at,
  });
  return transition(fresh, { type: 'request', reason: 'requested', priority: 'other' }, at);
}
