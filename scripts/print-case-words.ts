import { standingText } from '../locales/standing-text.ts';
import { words } from '../locales/words.ts';
import { LOCALES } from '../protocol/locale.ts';
import { allCells } from '../test/unit/disputes/fakes/standing-cells.ts';

// Prints every sentence that a case can say, by profile, state, side and reason, in six languages, for reading:
// `node scripts/run.js scripts/print-case-words.ts > /tmp/case-words.txt`

for (const { profile, look, standing } of allCells(150)) {
  const { row, party } = look;
  const side = party === row.claimant ? 'complains' : 'answers';
  const { says, turn, act } = standing;
  process.stdout.write(
    `\n${profile} · ${row.state} · ${party} ${side} · ${row.claim?.reason} — ${says}, turn: ${turn}, ${act}\n`,
  );
  for (const locale of LOCALES) {
    const text = standingText(standing, words(locale).disputes, locale);
    const due = text.due === undefined ? [] : [`[${text.due.label}: ${text.due.until}]`, text.due.afterwards];
    const parts = [text.says, text.next, ...due, text.warning && `(${text.warning})`];
    process.stdout.write(`  ${locale.padEnd(8)}${parts.filter((part) => part !== undefined).join(' ')}\n`);
  }
}
