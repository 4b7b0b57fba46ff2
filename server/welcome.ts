import type { Kaunter } from './running-server.ts';

/** What is printed once the process is ready. */
export function welcome({ url, demo, notes }: Pick<Kaunter, 'url' | 'demo' | 'notes'>): string {
  const lines = ['', 'Kaunter is ready.', ''];
  if (demo !== undefined) lines.push(`  Demo shop     ${url}/`);
  lines.push(
    `  Help center   ${url}/help/`,
    `  Agent desk    ${url}/desk`,
    `  Editor        ${url}/editor`,
    `  Accounts      ${url}/staff`,
    '',
  );
  if (demo !== undefined) {
    lines.push('  Demo accounts (a start with DEMO=off switches them off):');
    for (const { email, roles } of demo.accounts) lines.push(`    ${email.padEnd(22)} ${roles.join(', ')}`);
    lines.push(`    password               ${demo.password}`, '');
  }
  for (const note of notes)
    lines.push(...note.split('\n').map((line, at) => `${at === 0 ? '  ! ' : '    '}${line}`), '');
  return `${lines.join('\n')}\n`;
}
