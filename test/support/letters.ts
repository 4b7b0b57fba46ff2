import type { Letter, LetterContent } from '../../notices/letters/letter.ts';
import type { LetterPorts, WrittenLetter } from '../../notices/letters/send-letters.ts';

/** A letter that says nothing in particular. */
const PLAIN_CONTENT: LetterContent = {
  locale: 'en',
  sender: 'AuraCart',
  subject: 't',
  heading: 't',
  happened: ['secret words'],
  stands: [],
  facts: [],
  button: 'Open',
  footer: '',
  link: undefined,
};

export const PLAIN_LETTER: Letter = { ...PLAIN_CONTENT, key: 'k', thread: 'c', to: 'mai@example.com', name: 'Mai' };

export const writesPlainly = async (): Promise<WrittenLetter> => ({ letter: PLAIN_CONTENT, overtaken: new Set() });

export const aboutCase: LetterPorts['about'] = ({ caseId, receiver, accountId }) => ({
  thread: caseId,
  receiver,
  receiverId: accountId,
});

/** Nobody has chosen anything. */
export const allWanted: LetterPorts['wanted'] = async () => 'now';
