import { randomUUID } from 'node:crypto';
import type { DisputeView } from '../../protocol/disputes.ts';
import { demoToken, signIn, upload } from '../../test/support/clients.ts';
import { photo } from './photo.ts';

/** What others do in the case of the broken jars while the shopper is silent. */
export const HAPPENINGS = [
  'opened',
  'said',
  'offered',
  'refused',
  'escalated',
  'taken',
  'asked',
  'ruled-for-buyer',
  'ruled-for-seller',
] as const;
export type Happening = (typeof HAPPENINGS)[number];

const BUYER = '';
const SELLER = '?as=seller';

/** Lets it happen by the doors that those people use. @throws Error naming what was refused */
export async function happen(url: string, happening: Happening): Promise<void> {
  const call = caller(url);
  const act = async (who: string, action: string, data: object = {}): Promise<void> => {
    const number = await numberOf(url);
    await call(who, `/v1/disputes/${number}/actions`, { action, data });
  };
  switch (happening) {
    case 'opened':
      await open(url, call);
      return;
    case 'said':
      await call(SELLER, `/v1/disputes/${await numberOf(url)}/messages`, {
        clientId: randomUUID(),
        text: 'I packed all three in foam.',
      });
      return;
    case 'offered':
      return act(SELLER, 'offer', { terms: { kind: 'partial-refund', amount: 2_000 } });
    case 'refused':
      return act(SELLER, 'reject', { version: 1, why: 'They left me whole.' });
    case 'escalated':
      return act(BUYER, 'escalate', { why: 'We find no way.' });
    case 'taken':
      return act('mediator', 'claim');
    case 'asked':
      return act('mediator', 'request-info', { to: ['buyer'], question: 'How was the parcel packed?' });
    case 'ruled-for-buyer':
      return act('mediator', 'rule', {
        terms: { kind: 'full-refund' },
        reasons: 'The photo shows it.',
        fault: 'seller',
      });
    case 'ruled-for-seller':
      return act('mediator', 'rule', {
        terms: { kind: 'reject' },
        reasons: 'The photo shows another jar.',
        fault: 'none',
      });
  }
}

type Call = (who: string, path: string, body: object) => Promise<void>;

function caller(url: string): Call {
  return async (who, path, body) => {
    const headers: Record<string, string> =
      who === 'mediator' ? { cookie: await mediatorAt(url) } : { authorization: `Bearer ${await demoToken(url, who)}` };
    const response = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  };
}

/** By server. Passwords are slow to check, and staff stay signed in from story to story. */
const MEDIATORS = new Map<string, Promise<string>>();

function mediatorAt(url: string): Promise<string> {
  const known = MEDIATORS.get(url) ?? signIn(url, 'mediator@example.com');
  MEDIATORS.set(url, known);
  return known;
}

async function open(url: string, call: Call): Promise<void> {
  const { attachmentId } = await upload(url, await demoToken(url, BUYER), await photo(), 'jar.jpg');
  await call(BUYER, '/v1/disputes', {
    submissionKey: randomUUID(),
    orderId: 'AC-1009',
    lineId: 'AC-1009-1',
    reason: 'damaged',
    details: 'One jar is broken.',
    delivery: 'signed',
    wanted: { kind: 'full-refund' },
    files: [{ fileId: attachmentId, kind: 'photo' }],
  });
}

async function numberOf(url: string): Promise<string> {
  const headers = { authorization: `Bearer ${await demoToken(url, BUYER)}` };
  const { disputes } = (await (await fetch(`${url}/v1/disputes`, { headers })).json()) as {
    disputes: readonly Pick<DisputeView, 'number'>[];
  };
  const [newest] = disputes;
  if (newest === undefined) throw new Error('nothing has been opened');
  return newest.number;
}
