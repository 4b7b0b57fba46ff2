import { expect } from 'chai';
import { type ContactPorts, contactDesk } from '../../../../handoff/contact/contact-desk.ts';
import { CodedError } from '../../../../protocol/error-codes.ts';
import type { ContactRequest } from '../../../../transport/contact-request.ts';

const FORM: Omit<ContactRequest, 'files'> = {
  ...{ formId: 'form-of-a-page-0001', locale: 'en' as const, visitor: undefined, name: 'Mai' },
  ...{ email: 'mai@example.com', phone: undefined, subject: 'Orders', text: 'It came broken.' },
};

describe('the desk of the contact form', () => {
  /** Notes nothing: whatever it is asked beyond keeping files is a fault. */
  function taking(states: readonly ('refused' | 'unchecked')[]) {
    const asked: string[] = [];
    const keep: ContactPorts['keep'] = async ({ name }) => {
      asked.push(name);
      return states[asked.length - 1] ?? 'refused';
    };
    const desk = contactDesk({ keep, now: () => 0 } as unknown as ContactPorts);
    const files = states.map((_, at) => ({ name: `${at}.png`, bytes: Buffer.from('x') }));
    return { asked, taken: desk({ ...FORM, files }) };
  }

  it('names every file that cannot be taken, and notes nothing', async () => {
    const { taken } = taking(['refused', 'refused']);
    expect(await taken).to.deep.equal({ is: 'files-refused', names: ['0.png', '1.png'] });
  });

  it('blames no file for a scanner that is away, and does not wait for it once for each', async () => {
    const { asked, taken } = taking(['refused', 'unchecked', 'unchecked']);
    const refusal = await taken.catch((error: unknown) => error);
    expect(refusal).to.be.instanceOf(CodedError).with.property('code', 'attachment_unchecked');
    expect(asked).to.deep.equal(['0.png', '1.png']);
  });

  it('takes only so many forms with one phone number, and begins nothing of one beyond', async () => {
    const spent: unknown[] = [];
    const spend = async (...use: unknown[]) => {
      spent.push(use);
      throw new CodedError('rate_limited', { retryAfterSeconds: 1 });
    };
    const desk = contactDesk({ limits: { spend }, now: () => 0 } as unknown as ContactPorts);
    const taken = desk({ ...FORM, email: undefined, phone: '+60123456789', files: [] });
    const refusal = await taken.catch((error: unknown) => error);
    expect(refusal).to.be.instanceOf(CodedError).with.property('code', 'rate_limited');
    expect(spent).to.deep.equal([['mailSender', '+60123456789']]);
  });
});
