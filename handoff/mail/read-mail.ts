import { type AddressObject, simpleParser } from 'mailparser';

/** A mail as it came in. */
export interface IncomingMail {
  /** With its angle brackets; undefined where it has none. */
  readonly messageId: string | undefined;
  /** In small letters; undefined where there is not exactly one. */
  readonly from: string | undefined;
  readonly name: string;
  /** Everybody whom it names as a receiver, in small letters. */
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string | undefined;
  readonly html: string | undefined;
  readonly attachments: readonly { readonly name: string; readonly bytes: Buffer }[];
  header(name: string): string | undefined;
}

/** A comment beside it, as relays add one, is no part of it. */
const MESSAGE_ID = /<[^<>\s]+>/;
const RECEIVERS = ['delivered-to', 'x-original-to', 'x-envelope-to', 'x-forwarded-to'];
/** An own picture in the text or a file beside it; what is smaller is drawn by a program. */
const LEAST_INLINE_BYTES = 4_096;

/** Reads a mail of MIME, whatever its character set. What is broken in it is read as far as it goes. */
export async function readMail(raw: Buffer): Promise<IncomingMail> {
  const parsed = await simpleParser(raw, {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipImageLinks: true,
    skipTextLinks: true,
  });
  const headers = new Map<string, string>();
  for (const { key, line } of parsed.headerLines)
    if (!headers.has(key))
      headers.set(
        key,
        line
          .slice(line.indexOf(':') + 1)
          .replace(/\r?\n\s+/g, ' ')
          .trim(),
      );
  const header = (name: string) => headers.get(name);
  const [sender, ...more] = parsed.from?.value ?? [];
  const named = [parsed.to, parsed.cc].flatMap((one) => one ?? []).flatMap(addressesIn);
  const delivered = RECEIVERS.flatMap((name) => header(name) ?? []).map((one) => one.replace(/[<>\s]/g, ''));
  return {
    messageId: MESSAGE_ID.exec(parsed.messageId ?? '')?.[0],
    from: more.length === 0 ? (sender?.address?.toLowerCase() ?? undefined) : undefined,
    name: sender?.name ?? '',
    to: [...new Set([...named, ...delivered].map((one) => one.toLowerCase()))],
    subject: parsed.subject ?? '',
    text: parsed.text,
    html: parsed.html === false ? undefined : parsed.html,
    attachments: parsed.attachments
      .filter(({ related, size }) => !related || size >= LEAST_INLINE_BYTES)
      .map(({ filename, content }) => ({ name: filename ?? '', bytes: content })),
    header,
  };
}

function addressesIn({ value }: AddressObject): string[] {
  return value.flatMap(({ address, group = [] }) => [address ?? [], ...group.map((one) => one.address ?? [])].flat());
}
