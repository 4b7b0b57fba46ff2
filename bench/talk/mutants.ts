/** A small wrong change of the policy, such as a slip of the hand makes: the stories must notice it. */
export interface Mutant {
  readonly file: string;
  /** Stands there exactly once. */
  readonly from: string;
  readonly to: string;
}

const mutant = (file: string, from: string, to: string): Mutant => ({ file, from, to });

export const MUTANTS: readonly Mutant[] = [
  mutant('dialogs/upset.ts', 'return upset && intent', 'return !upset && intent'),
  mutant('dialogs/upset.ts', 'const FEW_WORDS = 9', 'const FEW_WORDS = 0'),
  mutant('dialogs/upset.ts', "feeling === undefined || search?.decision === 'answer'", 'feeling !== undefined'),
  mutant('dialogs/feelings/regret.ts', 'if (memory.regretted === matterOf(turn, feeling)) return;', ''),
  mutant('dialogs/feelings/regret.ts', 'if (feeling !== undefined) await', 'if (feeling === undefined) await'),
  mutant('dialogs/feelings/feelings.ts', "['grief', 'sarcasm', 'anger', 'waiting']", "['grief', 'waiting']"),
  mutant('dialogs/repeats.ts', 'const OFTEN_ENOUGH = 2', 'const OFTEN_ENOUGH = 99'),
  mutant('dialogs/limits/limits.ts', 'best.weight === 0', 'best.weight > 0'),
  mutant('dialogs/limits/admit-limit.ts', "new Set(['jobs', 'world', 'vouchers'])", 'new Set([])'),
  mutant('dialogs/several-questions.ts', 'const MOST_QUESTIONS = 3', 'const MOST_QUESTIONS = 1'),
  mutant('dialogs/several-questions.ts', 'if (!(ADDS', 'if ((ADDS'),
  mutant('dialogs/declined.ts', '(clause) => !DECLINES', '(clause) => DECLINES'),
  mutant('dialogs/understand.ts', "if (declines && rest === '')", "if (!declines && rest === '')"),
  mutant('dialogs/understand.ts', 'const LANGUAGE_THRESHOLD = 0.8', 'const LANGUAGE_THRESHOLD = 1.1'),
  mutant('dialogs/first-words.ts', "if (said('menu')) return 'menu';", ''),
  mutant('dialogs/first-words.ts', "person)) return 'person';", "person)) return 'menu';"),
  mutant('dialogs/symbol-only.ts', "return 'number';", 'return undefined;'),
  mutant('dialogs/symbol-only.ts', "return 'displeased';", "return 'pleased';"),
  mutant('dialogs/language-wish.ts', 'return strange > 0 &&', 'return strange < 0 &&'),
  mutant(
    'dialogs/serve-intent.ts',
    "(context) => bringPerson(context, 'requested')",
    "(context) => reply(context, phrase(context, 'hello'))",
  ),
  mutant('dialogs/answer.ts', 'const MISSES_BEFORE_PERSON = 2', 'const MISSES_BEFORE_PERSON = 9'),
  mutant('dialogs/buttons/typed-button.ts', 'const LONGEST = 120', 'const LONGEST = 0'),
  mutant('dialogs/care/care-first.ts', "stop?.entry.action === 'person' &&", "stop?.entry.action === 'reply' &&"),
  mutant('dialogs/care/care-first.ts', 'if (found === undefined) return', 'if (found !== undefined) return'),
  mutant('dialogs/handoff.ts', 'ticket === undefined', 'ticket !== undefined'),
  mutant('dialogs/dispute/opening-words.ts', 'if (wrong) return true;', 'if (wrong) return false;'),
  mutant('kb/search/falls-short.ts', 'if (!PASSING.has(intent)', 'if (PASSING.has(intent)'),
  mutant('kb/search/recognise-intent.ts', 'const SURE = 0.3', 'const SURE = 0.99'),
  mutant('kb/search/recognise-intent.ts', 'const FEW_WORDS = 2', 'const FEW_WORDS = 20'),
  mutant('kb/search/conjunctions.ts', '[.,;:!?…、', '[#'),
];
