export const ROLES = ['anonymous', 'shopper', 'agent', 'editor', 'mediator', 'admin'] as const;
export type Role = (typeof ROLES)[number];
const OPEN = { anonymous: 'in', shopper: 'in', agent: 'in', editor: 'in', mediator: 'in', admin: 'in' } as const;
const STAFF = { ...OPEN, anonymous: 'login_required', shopper: 'login_required' } as const;
const EDITORS = { ...STAFF, agent: 'permission_denied', mediator: 'permission_denied' } as const;
const ADMINS = { ...EDITORS, editor: 'permission_denied' } as const;
const SUPERVISORS = ADMINS;
const MEDIATORS = { ...STAFF, agent: 'permission_denied', editor: 'permission_denied' } as const;
const SHOPPERS = {
  anonymous: 'token_missing',
  shopper: 'in',
  agent: 'token_missing',
  editor: 'token_missing',
  mediator: 'token_missing',
  admin: 'token_missing',
} as const;
const SENDERS = { ...OPEN, anonymous: 'token_missing' } as const;
/** Shoppers, and the platform’s people who decide cases. */
const PARTIES = { ...SENDERS, agent: 'permission_denied', editor: 'permission_denied' } as const;

/** The same, where a visitor whom no marketplace vouches for has nothing to see. */
const KNOWN_PARTIES = { ...PARTIES, shopper: 'permission_denied' } as const;

/** Route → who gets in, or with which code they are refused. `in` is any answer that is not one of access. */
export const PERMISSIONS: Readonly<Record<string, Readonly<Record<Role, string>>>> = {
  'GET /livez': OPEN,
  'GET /readyz': OPEN,
  'GET /metrics': OPEN,
  'POST /v1/visitors': OPEN,
  'POST /v1/sessions': OPEN,
  'POST /v1/staff/login': OPEN,
  'GET /v1/staff/session': STAFF,
  'POST /v1/staff/logout': STAFF,
  'GET /v1/staff/replies': STAFF,
  'GET /v1/staff/accounts': ADMINS,
  'POST /v1/staff/accounts': ADMINS,
  'PUT /v1/staff/accounts/none': ADMINS,
  'POST /v1/staff/accounts/none/password-link': ADMINS,
  'POST /v1/staff/password': OPEN,
  // Whoever may read conversations at the desk; who only edits articles may not.
  'GET /v1/conversations/none/turns/1': { ...STAFF, editor: 'permission_denied' },
  'POST /v1/uploads': SENDERS,
  'GET /v1/uploads/none': SENDERS,
  'GET /v1/attachments/abcdefgh': OPEN,
  'POST /v1/order-sessions': SHOPPERS,
  'GET /v1/orders': { ...SHOPPERS, shopper: 'permission_denied' },
  'POST /v1/disputes': { ...SHOPPERS, shopper: 'in' },
  'GET /v1/disputes': KNOWN_PARTIES,
  'GET /v1/disputes/none': KNOWN_PARTIES,
  'POST /v1/disputes/none/actions': KNOWN_PARTIES,
  'POST /v1/disputes/none/messages': KNOWN_PARTIES,
  'POST /v1/disputes/none/links': KNOWN_PARTIES,
  'GET /v1/disputes/none/colleagues': MEDIATORS,
  'POST /v1/disputes/none/notes': MEDIATORS,
  'POST /v1/disputes/none/notes/none': MEDIATORS,
  'POST /v1/disputes/none/opinions': MEDIATORS,
  'POST /v1/disputes/none/opinions/none/answer': MEDIATORS,
  'POST /v1/disputes/none/opinions/none/withdraw': MEDIATORS,
  'GET /v1/opinions': MEDIATORS,
  'POST /v1/dispute-sessions': OPEN,
  'GET /v1/dispute-profile': SENDERS,
  'GET /v1/dispute-profiles': MEDIATORS,
  'GET /v1/notices': PARTIES,
  'POST /v1/notices/read': SENDERS,
  'GET /v1/letters/dead': SUPERVISORS,
  'GET /v1/letters/waiting': SUPERVISORS,
  'POST /v1/letters/resend': SUPERVISORS,
  'GET /v1/demo/identity': OPEN,
  'GET /v1/demo/orders': OPEN,
  'GET /v1/demo/orders/AC-1015/tracking': OPEN,
  'GET /v1/demo/orders/AC-1015/invoice': OPEN,
  'GET /v1/demo/goods/jar.svg': OPEN,
  'GET /v1/help/search?q=refund': OPEN,
  'GET /v1/help/articles': OPEN,
  'GET /v1/help/articles/en/track-order': OPEN,
  'GET /v1/articles': EDITORS,
  'GET /v1/articles/en/track-order': EDITORS,
  'PUT /v1/articles/en/track-order': EDITORS,
  'POST /v1/articles/preview': EDITORS,
  'GET /v1/word-lists/en/slang': EDITORS,
  'PUT /v1/word-lists/en/slang': EDITORS,
  'GET /v1/word-lists/en/slang/history': EDITORS,
  'GET /v1/word-lists/en/slang/csv': EDITORS,
  'POST /v1/word-lists/en/slang/csv': EDITORS,
  'POST /v1/help/explain': EDITORS,
  'GET /v1/learning/proposals': EDITORS,
  'POST /v1/learning/proposals/none/approve': EDITORS,
  'POST /v1/learning/proposals/none/reject': EDITORS,
  'GET /v1/learning/gaps': EDITORS,
  'POST /v1/learning/gaps/none/attach': EDITORS,
  'POST /v1/learning/gaps/none/resolve': EDITORS,
  'POST /v1/learning/gaps/none/ignore': EDITORS,
  'GET /v1/learning/activity': EDITORS,
  'GET /v1/widget/settings': OPEN,
  'GET /help/en/': OPEN,
  'GET /help/en/track-order': OPEN,
  'GET /help': OPEN,
  'GET /help/': OPEN,
  'GET /help/en': OPEN,
  'GET /help/en/search': OPEN,
  'GET /help/en/topics/none': OPEN,
  'GET /widget.js': OPEN,
  'GET /favicon.svg': OPEN,
  'GET /favicon.ico': OPEN,
  'GET /widget/none.js': OPEN,
  'GET /assets/none.js': OPEN,
  'GET /help/assets/none.js': OPEN,
  'GET /desk': OPEN,
  'GET /desk/': OPEN,
  'GET /editor': OPEN,
  'GET /editor/': OPEN,
  'GET /staff': OPEN,
  'GET /staff/': OPEN,
  'GET /resolution': OPEN,
  'GET /resolution/': OPEN,
  'GET /resolution/none': OPEN,
  'GET /': OPEN,
  'GET /shop/none.js': OPEN,
};

/** Event of the shoppers' door → what a stranger to the conversation is told; the request's other fields are right. */
export const SHOPPER_EVENTS: Readonly<Record<string, readonly [request: object, code: string]>> = {
  'conversation:open': [{}, 'conversation_not_found'],
  'message:send': [{ clientId: 'c-1', text: 'hello' }, 'conversation_not_found'],
  'message:read': [{ seq: 1 }, 'conversation_not_found'],
  'typing:set': [{ typing: true }, 'conversation_not_found'],
  'locale:set': [{ locale: 'ms' }, 'conversation_not_found'],
  'handoff:request': [{}, 'conversation_not_found'],
  'handoff:cancel': [{}, 'conversation_not_found'],
  'answer:rate': [{ messageId: 'm-1', helpful: true }, 'conversation_not_found'],
  'conversation:rate': [{ score: 5 }, 'conversation_not_found'],
  'conversation:end': [{}, 'conversation_not_found'],
};

/** Event of the agents' door → what an agent is told whose chat it is not; `accepted` where any agent may. */
export const AGENT_EVENTS: Readonly<Record<string, readonly [request: object, code: string]>> = {
  'presence:set': [{ state: 'online', capacity: 2 }, 'accepted'],
  'queue:watch': [{}, 'accepted'],
  'handoff:accept': [{}, 'handoff_taken'],
  'handoff:pick': [{}, 'handoff_taken'],
  'handoff:decline': [{}, 'handoff_taken'],
  'handoff:transfer': [{ to: { skill: 'vi' } }, 'assignment_lost'],
  // Before the conversation is opened: whoever has it open is seen typing in it.
  'typing:set': [{ typing: true }, 'assignment_lost'],
  'conversation:open': [{}, 'accepted'],
  'conversation:return': [{}, 'assignment_lost'],
  'conversation:close': [{ resolution: 'solved' }, 'assignment_lost'],
  'message:send': [{ clientId: 'x', text: 'hi' }, 'assignment_lost'],
  'message:read': [{ seq: 1 }, 'assignment_lost'],
  'translation:set': [{ on: false }, 'assignment_lost'],
  'note:add': [{ clientId: 'n', text: 'for all of us' }, 'accepted'],
};
