/** What the start found out about who can sign in. */
export interface StartFacts {
  readonly demo: boolean;
  readonly publicUrl: string | undefined;
  /** Accounts that are switched on, the demo's included. */
  readonly activeAccounts: number;
  readonly anyAgent: boolean;
  /** E-mails of demo accounts that this start has switched off. */
  readonly demoClosed: readonly string[];
  /** E-mails that somebody's own account has, so that the demo's was not made. */
  readonly demoTaken: readonly string[];
}

const ADD = 'npm run staff -- add you@example.com --roles agent,admin';

/** Notes for the operator at the start; in English, like all that is for operators. */
export function startNotes(facts: StartFacts): string[] {
  const { demo, publicUrl, activeAccounts, anyAgent, demoClosed, demoTaken } = facts;
  const notes: string[] = [];
  if (demo && publicUrl?.startsWith('https:'))
    notes.push(
      `The demo is on at a public address (${publicUrl}): whoever knows the demo's password is an admin here.\nStart with DEMO=off where real people come.`,
    );
  if (demoClosed.length > 0)
    notes.push(`DEMO=off: the demo's accounts were switched off and signed out (${demoClosed.join(', ')}).`);
  if (demoTaken.length > 0)
    notes.push(`Not made for the demo, as somebody's own account has the e-mail: ${demoTaken.join(', ')}.`);
  if (activeAccounts === 0) notes.push(`No staff account exists: nobody can answer. Create one with:\n${ADD}`);
  else if (!anyAgent)
    notes.push(`No staff account has the role agent: nobody can answer chats. Create one with:\n${ADD}`);
  return notes;
}
