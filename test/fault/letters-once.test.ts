import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { SMTPServer } from 'smtp-server';
import { CLAIM_MS, sendLetters } from '../../notices/letters/send-letters.ts';
import type { Delivery, NoticeOutbox } from '../../notices/ports.ts';
import { smsGateway } from '../../store/mail/sms-gateway.ts';
import { smtpSender } from '../../store/mail/smtp-sender.ts';
import type { Database } from '../../store/sql/database.ts';
import { sqlDisputeStore } from '../../store/sql/disputes/dispute-store.ts';
import { sqlNotices } from '../../store/sql/notices/notices.ts';
import { sqlContacts } from '../../store/sql/people/contacts.ts';
import { aboutCase, allWanted, writesPlainly } from '../support/letters.ts';
import { START } from '../unit/disputes/fakes/cases.ts';
import { opening } from './dispute/cases.ts';
import { openPlace, PLACES, type Place } from './dispute/places.ts';

const CASES = 15;
/** A letter takes so long; all of them together take far longer than a claim holds, and none alone does. */
const SLOW_MS = 10_000;

for (const { engine, make } of PLACES)
  describe(`P10: letters go once over several processes (${engine})`, function () {
    this.timeout(120_000);
    let place: Place;
    let first: Database;
    let second: Database;
    beforeEach(async function () {
      const made = await make();
      if (made === undefined) return this.skip();
      place = made;
      first = await openPlace(place.where);
      second = await openPlace(place.where);
      const store = sqlDisputeStore(first);
      const contacts = sqlContacts(first);
      for (let index = 0; index < CASES; index += 1) {
        const opened = opening(index);
        await store.open(opened, `form-${index}`);
        const { buyer, seller } = opened.case.order;
        for (const { id } of [buyer, seller])
          await contacts.save(
            { accountId: id, subject: id, name: 'A', email: `${id}@example.com`, phone: '+60123', locale: 'en' },
            START,
          );
      }
    });
    afterEach(async () => {
      if (place === undefined) return;
      await first.close();
      await second.close();
      await place.drop();
    });

    /** Message-IDs as a real server got them, while each letter of the one process is so slow that the other looks in. */
    async function overSlowServer(outboxOf: (outbox: NoticeOutbox) => NoticeOutbox): Promise<string[]> {
      let at = START;
      const got: string[] = [];
      const senders: { close(): void }[] = [];
      const server = new SMTPServer({
        authOptional: true,
        disabledCommands: ['STARTTLS'],
        onData(stream, session, done) {
          let mail = '';
          stream.setEncoding('utf8');
          stream.on('data', (part: string) => {
            mail += part;
          });
          stream.on('end', async () => {
            got.push(/^message-id: (.*)$/im.exec(mail)?.[1]?.trim() ?? '');
            const mine = session.envelope.mailFrom !== false && session.envelope.mailFrom.address.startsWith('one@');
            if (mine) {
              at += SLOW_MS;
              await sendLetters(process('two', second), 'email', at);
            }
            done();
          });
        },
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
      const process = (name: string, database: Database) => {
        const email = smtpSender(url, `${name}@example.com`);
        senders.push(email);
        return {
          outbox: outboxOf(sqlNotices(database)),
          about: aboutCase,
          wanted: allWanted,
          senders: { email },
          moment: 0,
          write: writesPlainly,
          onSent: async () => undefined,
          onHopeless: async () => undefined,
          onOutcome: () => undefined,
          onFault: () => undefined,
          now: () => at,
        };
      };
      await sendLetters(process('one', first), 'email', at);
      for (const sender of senders) sender.close();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      // The domain tells which process it was.
      return got.map((id) => id.split('@')[0] ?? '');
    }

    it('however slow the mail server is', async () => {
      const got = await overSlowServer((outbox) => outbox);
      expect(SLOW_MS * CASES * 2).to.be.greaterThan(2 * CLAIM_MS);
      expect(new Set(got).size).to.equal(CASES * 2);
      expect(got, 'none twice').to.have.length(CASES * 2);
    });

    it('and the proof notices claims that are not renewed when the turn of a letter comes', async () => {
      const got = await overSlowServer((outbox) => ({ ...outbox, hold: async (delivery) => delivery }));
      expect(got.length).to.be.greaterThan(CASES * 2);
    });
  });

describe('a mail server that does not answer', () => {
  it('holds up no text message, and its other letters wait untried', async () => {
    const made = await PLACES[0]?.make();
    if (made === undefined) throw new Error('no place');
    const database = await openPlace(made.where);
    const opened = opening(1, 'p2p');
    await sqlDisputeStore(database).open(opened, 'form');
    const { buyer, seller } = opened.case.order;
    for (const { id } of [buyer, seller])
      await sqlContacts(database).save(
        { accountId: id, subject: id, name: 'A', email: `${id}@example.com`, phone: '+60123', locale: 'en' },
        START,
      );
    const texts: string[] = [];
    const outcomes: string[] = [];
    const ports = {
      outbox: sqlNotices(database),
      about: aboutCase,
      wanted: allWanted,
      senders: {
        email: smtpSender('smtp://127.0.0.1:1', 'help@example.com'),
        sms: {
          ...smsGateway('http://127.0.0.1:1', undefined),
          send: async ({ key }: { key: string }) => void texts.push(key),
        },
      },
      moment: 0,
      write: writesPlainly,
      onSent: async () => undefined,
      onHopeless: async () => undefined,
      onOutcome: ({ channel }: Delivery, { state }: { state: string }) => void outcomes.push(`${channel} ${state}`),
      onFault: () => undefined,
      now: () => START,
    };
    await Promise.all([sendLetters(ports, 'email', START), sendLetters(ports, 'sms', START)]);
    expect(texts).to.have.length(2);
    expect(outcomes.filter((one) => one === 'sms sent')).to.have.length(2);
    expect(outcomes).not.to.include('email dead');
    expect(await ports.outbox.unsent('dead', 10)).to.deep.equal([]);
    await database.close();
    await made.drop();
  });
});
