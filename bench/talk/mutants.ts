/** A small wrong change of the policy, such as a slip of the hand makes: the stories must notice it. */
export interface Mutant {
  readonly file: string;
  /** Stands there exactly once. */
  readonly from: string;
  readonly to: string;
  /** Parts of the names of stories that are likeliest to notice it, which are told first. */
  readonly likely: readonly string[];
}

const mutant = (file: string, from: string, to: string, ...likely: readonly string[]): Mutant => ({
  file,
  from,
  to,
  likely,
});

export const MUTANTS: readonly Mutant[] = [
  mutant('dialogs/upset.ts', 'return upset && intent', 'return !upset && intent', 'anger/', 'grief/'),
  mutant('dialogs/upset.ts', 'const FEW_WORDS = 9', 'const FEW_WORDS = 0', 'anger/', 'waiting/'),
  mutant(
    'dialogs/upset.ts',
    'if (feeling === undefined) return false;',
    'if (feeling !== undefined) return false;',
    'anger/',
    'waiting/',
  ),
  mutant(
    'dialogs/feelings/regret.ts',
    'if (memory.regretted === matterOf(turn, feeling)) return;',
    '',
    'anger/',
    'waiting/',
  ),
  mutant(
    'dialogs/feelings/regret.ts',
    'if (feeling !== undefined) await',
    'if (feeling === undefined) await',
    'anger/',
  ),
  mutant('dialogs/feelings/feelings.ts', "['grief', 'sarcasm', 'anger', 'waiting']", "['grief', 'waiting']", 'anger/'),
  mutant('dialogs/repeats.ts', 'const OFTEN_ENOUGH = 2', 'const OFTEN_ENOUGH = 99', 'repeats/'),
  mutant('dialogs/limits/limits.ts', 'best.weight === 0', 'best.weight > 0', 'cannot-know/'),
  mutant('dialogs/limits/admit-limit.ts', "new Set(['jobs', 'world', 'vouchers'])", 'new Set([])', 'cannot-know/'),
  mutant('dialogs/several-questions.ts', 'const MOST_QUESTIONS = 3', 'const MOST_QUESTIONS = 1', 'two-questions/'),
  mutant('dialogs/several-questions.ts', 'if (!(ADDS', 'if ((ADDS', 'two-questions/'),
  mutant('dialogs/declined.ts', '(clause) => !DECLINES', '(clause) => DECLINES', 'negation/'),
  mutant('dialogs/understand.ts', "if (declines && rest === '')", "if (!declines && rest === '')", 'negation/'),
  mutant('dialogs/understand.ts', 'const LANGUAGE_THRESHOLD = 0.8', 'const LANGUAGE_THRESHOLD = 1.1', 'language/'),
  mutant('dialogs/first-words.ts', "if (said('menu')) return 'menu';", '', 'first-words/'),
  mutant('dialogs/first-words.ts', "person)) return 'person';", "person)) return 'menu';", 'first-words/'),
  mutant('dialogs/symbol-only.ts', "return 'number';", 'return undefined;', 'bare/'),
  mutant('dialogs/symbol-only.ts', "return 'displeased';", "return 'pleased';", 'bare/'),
  mutant('dialogs/language-wish.ts', 'return strange > 0 &&', 'return strange < 0 &&', 'language/'),
  mutant(
    'dialogs/serve-intent.ts',
    "(context) => bringPerson(context, 'requested')",
    "(context) => reply(context, phrase(context, 'hello'))",
    'person/',
  ),
  mutant(
    'dialogs/answer.ts',
    'const MISSES_BEFORE_PERSON = 2',
    'const MISSES_BEFORE_PERSON = 9',
    'repeats/',
    'person/',
  ),
  mutant('dialogs/buttons/typed-button.ts', 'const LONGEST = 120', 'const LONGEST = 0', 'guest/', 'form/'),
  mutant(
    'dialogs/care/care-first.ts',
    "stop?.entry.action === 'person' &&",
    "stop?.entry.action === 'reply' &&",
    'danger/',
    'legal/',
  ),
  mutant('dialogs/care/care-first.ts', 'if (found === undefined) return', 'if (found !== undefined) return', 'danger/'),
  mutant('dialogs/handoff.ts', 'ticket === undefined', 'ticket !== undefined', 'person/'),
  mutant('dialogs/dispute/opening-words.ts', 'if (wrong) return true;', 'if (wrong) return false;', 'form/'),
  mutant('kb/search/falls-short.ts', 'if (!PASSING.has(intent)', 'if (PASSING.has(intent)', 'courtesy/'),
  mutant('kb/search/recognise-intent.ts', 'const SURE = 0.3', 'const SURE = 0.99', 'courtesy/'),
  mutant('kb/search/recognise-intent.ts', 'const FEW_WORDS = 2', 'const FEW_WORDS = 20', 'courtesy/', 'anger/'),
  mutant('kb/search/conjunctions.ts', '[.,;:!?…、', '[#', 'negation/', 'two-questions/'),
];
