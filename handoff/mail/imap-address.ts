/** A mailbox at the operator's mail server. */
export interface ImapAddress {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; else as soon as the server offers it. */
  readonly tls: boolean;
  readonly user: string;
  readonly password: string;
  readonly folder: string;
}

/** `imap://user:password@host[:port][/folder]`, or `imaps://…` with TLS; undefined for anything else. The folder is INBOX where none is named. */
export function parseImapUrl(text: string): ImapAddress | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || (url.protocol !== 'imap:' && url.protocol !== 'imaps:')) return undefined;
  const tls = url.protocol === 'imaps:';
  const [user, password, folder] = [url.username, url.password, url.pathname.slice(1)].map(decoded);
  if (url.hostname === '' || url.search !== '' || url.hash !== '' || folder === undefined || !user || !password)
    return undefined;
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (tls ? 993 : 143) : Number(url.port),
    tls,
    user,
    password,
    folder: folder === '' ? 'INBOX' : folder,
  };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
