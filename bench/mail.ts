import { simpleParser } from 'mailparser';
import { replyAddresses } from '../handoff/letters/reply-addresses.ts';
import { cutQuotation } from '../handoff/mail/cut-quotation.ts';
import { readMail } from '../handoff/mail/read-mail.ts';
import { takeMail } from '../handoff/mail/take-mail.ts';
import { filled, isOwnAddress, type MailSample, mailSamples } from '../test/support/mails/samples.ts';
import { automaticMails } from './mail/automatic-mails.ts';
import { countingPorts } from './mail/counting-ports.ts';

const AUTOMATIC = 10_000;
const SUPPORT = 'support@example.com';

/**
 * Answers as mail programs write them: how many are cut right, and how many of their own words are lost. Mails of machines: how many
 * mails they cause. Messages a second, beside the parser alone in the same run.
 */
export async function run(): Promise<void> {
  const samples = mailSamples();
  const { right, lost, firstWrong } = await cutAll(samples);
  console.log(
    `answers cut right: ${right} of ${samples.length} (${share(right, samples.length)}), own words lost: ${lost}`,
  );
  if (firstWrong !== undefined) console.log(`  the first that is not: ${firstWrong}`);

  const { ports, counts } = countingPorts(replyAddresses('secret', SUPPORT), isOwnAddress);
  const outcomes = new Map<string, number>();
  for (const raw of automaticMails(AUTOMATIC, SUPPORT)) {
    const outcome = await takeMail(ports, raw);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  const told = [...outcomes].map(([name, count]) => `${name} ${count}`).join(', ');
  console.log(
    `automatic mails: ${AUTOMATIC}, mails caused: ${counts.letters}, messages made: ${counts.messages} (${told})`,
  );

  const rounds = await inTurns(samples);
  const { whole, bare } = rounds;
  console.log(
    `messages a second: ${whole.toFixed(0)}, mailparser alone ${bare.toFixed(0)}: ratio ${(whole / bare).toFixed(2)}`,
  );
}

const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;

async function cutAll(samples: readonly MailSample[]) {
  let right = 0;
  let lost = 0;
  let firstWrong: string | undefined;
  for (const { name, raw, own } of samples) {
    const words = filled(cutQuotation(await readMail(raw), isOwnAddress).words);
    if (words === own) right += 1;
    else firstWrong ??= name;
    const kept = new Set(words.split(/\s+/));
    lost += own.split(/\s+/).filter((word) => !kept.has(word)).length;
  }
  return { right, lost, firstWrong };
}

/** One round each in turn, so that a slower moment of the machine meets both; the better half of the rounds counts. */
async function inTurns(samples: readonly MailSample[]): Promise<{ readonly whole: number; readonly bare: number }> {
  const timed = async (work: (raw: Buffer) => Promise<unknown>) => {
    const started = performance.now();
    for (const { raw } of samples) await work(raw);
    return (1_000 * samples.length) / (performance.now() - started);
  };
  const whole: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < 6; round += 1) {
    whole.push(await timed(async (raw) => cutQuotation(await readMail(raw), isOwnAddress)));
    bare.push(await timed((raw) => simpleParser(raw)));
  }
  return { whole: median(whole), bare: median(bare) };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

if (import.meta.main) await run();
