import type { Locale } from '../../protocol/locale.ts';

/** What a letter says: the same whether it goes as HTML, as plain text or as a text message. */
export interface LetterContent {
  readonly locale: Locale;
  /** The marketplace, in whose name it is written. */
  readonly sender: string;
  readonly subject: string;
  readonly heading: string;
  /** What has happened, a sentence each. */
  readonly happened: readonly string[];
  /** What the platform asked or gave as its reasons. Never words of the other side: anybody could have letters sent with them. */
  readonly quote?: { readonly label: string; readonly text: string } | undefined;
  /** Where the case stands as the letter leaves. */
  readonly stands: readonly string[];
  readonly due?: { readonly label: string; readonly until: string; readonly afterwards: string } | undefined;
  /** Name and value. */
  readonly facts: readonly (readonly [string, string])[];
  readonly button: string;
  /** Why the receiver gets it. */
  readonly footer: string;
  /** Where a receiver with an account chooses which letters they get. */
  readonly choose?: { readonly text: string; readonly link: string } | undefined;
  /** The page of the case, which makes its holder this party; undefined where there is none. */
  readonly link: string | undefined;
}

/** What only e-mail has. */
export interface LetterMail {
  /** Where answers go; without one, to the sender. */
  readonly replyTo?: string | undefined;
  /** Where it comes back to when it cannot be delivered; without one, to where answers go. */
  readonly returnTo?: string | undefined;
  /** The Message-ID of the mail that it answers, with its angle brackets. */
  readonly answers?: string | undefined;
  /** A person wrote it: it is not marked as automatic. */
  readonly byPerson?: boolean | undefined;
}

/** A letter as it goes out. */
export interface Letter extends LetterContent {
  readonly mail?: LetterMail | undefined;
  /** The same for every try, so that a receiver can tell a repeated one. */
  readonly key: string;
  /** The letters of one case or ticket make one thread. */
  readonly thread: string;
  readonly to: string;
  readonly name: string;
}

/** Sends letters of one channel. Resolves once the provider has taken it. */
export interface LetterSender {
  /** @throws LetterFault */
  send(letter: Letter): Promise<void>;
}

/** Why a provider did not take a letter. */
export class LetterFault extends Error {
  /** Trying again cannot help: an address that does not exist, a refused content. */
  readonly final: boolean;
  /** The provider did not answer at all: the letter is not at fault, and the next one need not be tried now. */
  readonly unreachable: boolean;

  constructor(code: string, final: boolean, cause?: unknown, unreachable = false) {
    super(code, { cause });
    this.name = 'LetterFault';
    this.final = final;
    this.unreachable = unreachable;
  }
}
