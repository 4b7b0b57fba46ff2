import { type Activity, ActivityTypes, type CardAction } from 'botbuilder-core';
import {
  BOT_AUTHOR,
  type Conversation,
  type LoggedMessage,
  type MessageContent,
  type NewMessage,
} from '../../handoff/conversation/conversation.ts';
import type { Card } from '../../protocol/conversation.ts';

const CHANNEL = 'kaunter';

/** A message of the log as the Bot Framework activity that a turn is run on. */
export function toActivity(
  conversation: Conversation,
  { id, author, content, createdAt }: LoggedMessage,
): Partial<Activity> {
  return {
    type: ActivityTypes.Message,
    id,
    channelId: CHANNEL,
    serviceUrl: '',
    timestamp: new Date(createdAt),
    locale: conversation.locale,
    from: { id: author.id, name: author.name, role: 'user' },
    recipient: { id: BOT_AUTHOR.id, name: BOT_AUTHOR.name, role: 'bot' },
    conversation: { id: conversation.id, isGroup: false, conversationType: 'personal', name: '' },
    ...(content.text === undefined ? {} : { text: content.text }),
    ...(content.value === undefined ? {} : { value: content.value }),
    ...(content.attachments === undefined
      ? {}
      : {
          attachments: content.attachments.map(({ id, name, type, size }) => ({
            name,
            contentType: type,
            content: { id, size },
          })),
        }),
  };
}

/** The activity that opens a conversation: the shopper has joined. */
export function joinedActivity(conversation: Conversation): Partial<Activity> {
  const shopper = { id: conversation.visitorId, name: conversation.shopperName };
  return {
    type: ActivityTypes.ConversationUpdate,
    channelId: CHANNEL,
    serviceUrl: '',
    from: shopper,
    recipient: { id: BOT_AUTHOR.id, name: BOT_AUTHOR.name },
    conversation: { id: conversation.id, isGroup: false, conversationType: 'personal', name: '' },
    membersAdded: [shopper],
  };
}

/** What the bot sent, as an entry for the log. */
export function toMessage(activity: Partial<Activity>, id: string, name: string): NewMessage {
  const content: MessageContent = {
    text: activity.text,
    value: activity.value,
    suggestedActions: activity.suggestedActions?.actions.map((action: CardAction) => ({
      title: action.title,
      value: action.value as unknown,
      ...((action.channelData as { primary?: boolean } | undefined)?.primary === true ? { primary: true } : {}),
    })),
    card: (activity.channelData as { card?: Card } | undefined)?.card,
  };
  return { id, author: { ...BOT_AUTHOR, name }, clientId: undefined, content };
}
