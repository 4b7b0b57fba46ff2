import { words } from '../../locales/words.ts';
import type { Locale } from '../../protocol/locale.ts';
import { doesOf, type Reply } from './shopper.ts';
import type { Expectation } from './story.ts';

const WAITS_FOR_PERSON = ['queued', 'offered', 'ticket', 'agent'];

/** What of a turn is not as it must be, each in a line; none where all is. */
export function faultsOf(expected: Expectation, reply: Reply): string[] {
  return [...articleFaults(expected, reply), ...wordFaults(expected, reply), ...stateFaults(expected, reply)];
}

function articleFaults({ answer, answers, shown, notShown }: Expectation, reply: Reply): string[] {
  const { answered, offered } = reply;
  const wrong: string[] = [];
  if (answer !== undefined && !isOneOf(answer, answered.at(-1) ?? ''))
    wrong.push(`answer ${answer}, got ${listed(reply)}`);
  if (answers !== undefined && !inOrder(answers, answered))
    wrong.push(`answers ${answers.join(', ')}, got ${listed(reply)}`);
  const all = [...answered, ...offered];
  if (shown !== undefined && !all.some((slug) => isOneOf(shown, slug)))
    wrong.push(`shown ${shown}, got ${listed(reply)}`);
  if (notShown !== undefined && all.some((slug) => isOneOf(notShown, slug)))
    wrong.push(`not shown ${notShown}, got ${listed(reply)}`);
  return wrong;
}

function wordFaults(
  { says = [], mentions = [], never = [], offers = [], regret }: Expectation,
  reply: Reply,
): string[] {
  const { text, buttons, messages, locale } = reply;
  const all = `${text}\n${JSON.stringify(messages.map(({ card, suggestedActions }) => [card, suggestedActions]))}`;
  const wrong: string[] = [];
  for (const one of says) if (!holds(text, one, locale)) wrong.push(`says ${one}`);
  for (const one of mentions) if (!holds(all, one, locale)) wrong.push(`mentions ${one}`);
  for (const one of never) if (holds(text, one, locale)) wrong.push(`never ${one}`);
  for (const one of offers)
    if (!buttons.some(({ title, value }) => doesOf(value) === one || holds(title, one, locale)))
      wrong.push(`offers ${one}`);
  if (regret !== undefined && regretsIn(text, locale) !== regret) wrong.push(regret ? 'regret' : 'no regret');
  return wrong;
}

function stateFaults({ person, dialog, form, locale, cases, caseState }: Expectation, reply: Reply): string[] {
  const wrong: string[] = [];
  if (person !== undefined && WAITS_FOR_PERSON.includes(reply.owner) !== person)
    wrong.push(person ? 'a person' : 'no person');
  if (dialog !== undefined && dialog !== reply.dialog) wrong.push(`dialog ${dialog}, got ${reply.dialog}`);
  for (const [field, value] of Object.entries(form ?? {}))
    if (!isSame(field === 'order' ? orderIn(reply.form) : reply.form?.[field], value))
      wrong.push(`form ${field} = ${JSON.stringify(value)}, got ${JSON.stringify(reply.form?.[field])}`);
  if (locale !== undefined && locale !== reply.locale) wrong.push(`language ${locale}, got ${reply.locale}`);
  if (caseState !== undefined && !isOneOf(caseState, reply.caseState))
    wrong.push(`case ${caseState}, got ${reply.caseState}`);
  if (cases !== undefined && cases !== reply.cases) wrong.push(`${cases} cases, got ${reply.cases}`);
  return wrong;
}

function orderIn(form: Reply['form']): unknown {
  const line = form?.line;
  if (typeof line === 'object' && line !== null && 'orderId' in line) return line.orderId;
  const [first] = Array.isArray(form?.lines) ? form.lines : [];
  return first?.orderId;
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function isOneOf(wanted: string, slug: string): boolean {
  return wanted.split('|').includes(slug);
}

function inOrder(wanted: readonly string[], answered: readonly string[]): boolean {
  let from = 0;
  for (const one of wanted) {
    const at = answered.findIndex((slug, index) => index >= from && isOneOf(one, slug));
    if (at === -1) return false;
    from = at + 1;
  }
  return true;
}

function listed({ answered, offered, text }: Reply): string {
  return `[${answered.join(' ')}] offered [${offered.join(' ')}] “${text.slice(0, 90).replace(/\n/g, ' ')}”`;
}

/** Whether a text holds a part, or the words that `$section.key` names; what is filled into those may be anything. */
function holds(text: string, part: string, locale: Locale): boolean {
  return part.split('|').some((one) => {
    if (!one.startsWith('$')) return text.toLowerCase().includes(one.toLowerCase());
    const pieces = wordsAt(one.slice(1), locale).split(/\{[^}]*\}/u);
    let from = 0;
    return pieces.every((piece) => {
      const at = text.indexOf(piece.replace(/[\u00a0\u202f]/gu, ' '), from);
      from = at + piece.length;
      return at !== -1;
    });
  });
}

function wordsAt(path: string, locale: Locale): string {
  let found: unknown = words(locale);
  for (const key of path.split('.'))
    found =
      typeof found === 'object' && found !== null
        ? Object.entries(found).find(([name]) => name === key)?.[1]
        : undefined;
  if (typeof found !== 'string') throw new Error(`no words at ${path}`);
  return found;
}

function regretsIn(text: string, locale: Locale): boolean {
  const { anger, waiting, grief } = words(locale).regret;
  return [anger, waiting, grief].some((sentence) => text.includes(sentence));
}
