import type { ConfigFault } from './config-fault.ts';

/** What settings are looked at together, as they were given. */
export interface Together {
  readonly demo: boolean;
  readonly publicUrl: string | undefined;
  readonly ordersUrl: string | undefined;
  readonly ledgerUrl: string | undefined;
  readonly marketplaceSecret: string | undefined;
  readonly smtpUrl: string | undefined;
  /** Undefined: left at its default. */
  readonly mailFrom: string | undefined;
  readonly mailReplyTo: string | undefined;
  readonly mailInboundSecret: string | undefined;
  readonly readsMailbox: boolean;
  readonly smsUrl: string | undefined;
  readonly smsToken: string | undefined;
  readonly modelUrl: string | undefined;
  readonly modelName: string | undefined;
}

/** Settings that are right alone and wrong together: faults prevent the start, warnings are logged. */
export function conflictsOf(it: Together): {
  readonly faults: readonly ConfigFault[];
  readonly warnings: readonly ConfigFault[];
} {
  const faults: ConfigFault[] = [];
  const warnings: ConfigFault[] = [];
  const fault = (setting: string, problem: string, example: string) => faults.push({ setting, problem, example });
  const warning = (setting: string, problem: string, example: string) => warnings.push({ setting, problem, example });

  for (const [setting, given] of [
    ['ORDERS_URL', it.ordersUrl],
    ['LEDGER_URL', it.ledgerUrl],
  ] as const)
    if (given !== undefined && it.marketplaceSecret === undefined)
      fault('MARKETPLACE_SECRET', `is needed with ${setting}`, SECRET_EXAMPLE);
  if (it.publicUrl !== undefined && new URL(it.publicUrl).pathname !== '/')
    fault('PUBLIC_URL', 'must be an address without a path: pages and sockets are served from its root', HELP);
  if (it.smsToken !== undefined && it.smsUrl === undefined)
    warning('SMS_URL', 'is not set: SMS_TOKEN does nothing, and no text message is sent', SMS);
  if (it.modelUrl !== undefined && it.modelName === undefined)
    warning('LLM_MODEL', 'is not set: LLM_URL does nothing, and no language model is called', 'qwen3:8b');
  if (it.smtpUrl !== undefined && it.mailFrom === undefined)
    warning('MAIL_FROM', 'is left at no-reply@localhost: mail servers of other people refuse such a sender', SENDER);
  for (const [setting, given] of [
    ['MAIL_INBOUND_SECRET', it.mailInboundSecret !== undefined],
    ['IMAP_URL', it.readsMailbox],
  ] as const)
    if (given && it.mailReplyTo === undefined)
      warning('MAIL_REPLY_TO', `is not set: ${setting} does nothing, and no mail is taken`, 'support@example.com');
  if (it.mailReplyTo !== undefined && it.mailInboundSecret === undefined && !it.readsMailbox)
    warning(
      'MAIL_INBOUND_SECRET',
      'is not set, nor is IMAP_URL: answers to letters stay in the mailbox of MAIL_REPLY_TO',
      SECRET_EXAMPLE,
    );
  const letters = it.smtpUrl === undefined ? (it.smsUrl === undefined ? undefined : 'SMS_URL') : 'SMTP_URL';
  if (it.publicUrl === undefined && it.demo && letters !== undefined)
    warning('PUBLIC_URL', `is not set: letters by ${letters} link to this machine, where no receiver can follow`, HELP);
  if (it.publicUrl === undefined && !it.demo && letters === undefined)
    warning('PUBLIC_URL', 'is not set: links to cases and for passwords lead to this machine only', HELP);
  if (it.demo) return { faults, warnings };

  if (letters !== undefined && it.publicUrl === undefined)
    fault('PUBLIC_URL', `is needed with ${letters}: letters link to it`, HELP);
  else if (letters !== undefined && it.publicUrl !== undefined && isLocal(it.publicUrl))
    warning('PUBLIC_URL', 'is an address of this machine: no receiver of a letter can open its link', HELP);
  if (it.smtpUrl === undefined)
    warning(
      'SMTP_URL',
      'is not set: e-mail becomes files in DATA_DIR/mail, and tells nobody; the time of a party begins when they open a page',
      'smtp://user:password@mail.example.com:587',
    );
  if (it.ordersUrl !== undefined && it.ledgerUrl === undefined)
    warning(
      'LEDGER_URL',
      'is not set: what disputes decide is written into a book, and moves no money',
      `${SHOP}/money`,
    );
  if (it.ordersUrl === undefined)
    warning(
      'ORDERS_URL',
      it.ledgerUrl === undefined
        ? 'is not set: nobody has orders, and no dispute can be opened'
        : 'is not set: nobody has orders, no dispute can be opened, and LEDGER_URL does nothing',
      SHOP,
    );
  return { faults, warnings };
}

const HELP = 'https://help.example.com';
const SHOP = 'https://shop.example.com/kaunter';
const SMS = 'https://sms.example.com/messages';
const SENDER = '"Example Shop <help@example.com>"';
const SECRET_EXAMPLE = 'at-least-32-random-characters-of-yours';

function isLocal(url: string): boolean {
  const { hostname } = new URL(url);
  return ['localhost', '127.0.0.1', '[::1]', '0.0.0.0'].includes(hostname);
}
