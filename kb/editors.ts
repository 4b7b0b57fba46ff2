/** The roles that may change the help center, its words, and what is learnt. */
export const EDITORS = ['editor', 'admin'] as const;
