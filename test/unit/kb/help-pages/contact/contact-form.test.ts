import { expect } from 'chai';
import { checkContact } from '../../../../../kb/help-pages/contact/contact-form.ts';

const FORM = 'form-of-a-page-0001';

describe('what somebody typed into the contact form', () => {
  const checked = (fields: Record<string, string>, hasTextMessages = false, hasMails = true) =>
    checkContact(
      { fields: new Map(Object.entries({ form: FORM, ...fields })), files: [], refused: undefined },
      { hasMails, hasTextMessages },
    );

  it('has no lines that hide or turn round what stands beside them', () => {
    const { values, faults } =
      checked({
        ...{ name: 'Mai\u202e\u0007 gpj.exe', order: ' AC-\u2066 1009\r\nBcc: ', email: 'mai@example.com' },
        ...{ topic: 'orders', message: 'First\r\nsecond' },
      }) ?? {};
    expect(values).to.deep.include({ name: 'Mai gpj.exe', order: 'AC- 1009 Bcc:', message: 'First\nsecond' });
    expect(faults).to.deep.equal([]);
  });

  it('names one address, and nothing else that a mail server would listen to', () => {
    for (const email of ['a@b.example\r\nBcc: c@d.example', 'a@b.example, c@d.example', '"x" <a@b.example>', 'a@[::1]'])
      expect(checked({ email, topic: 'other', message: 'Hello there' })?.faults, email).to.deep.equal(['email']);
  });

  it('names a phone number with its country code, where text messages leave the house', () => {
    const reach = (email: string, phones = true) => {
      const { reach: way, faults } = checked({ email, topic: 'other', message: 'Hello there' }, phones) ?? {};
      return faults?.includes('email') ? 'wrong' : way;
    };
    for (const typed of ['+60 12-345 6789', '0060 (12) 345.6789', '+60123456789'])
      expect(reach(typed), typed).to.deep.equal({ phone: '+60123456789' });
    expect(reach('mai@example.com')).to.deep.equal({ email: 'mai@example.com' });
    for (const typed of [
      '012 345 6789',
      '+0123456789',
      '+60 12',
      '+60123456789, +60123456780',
      '+6012345678901234',
      '',
      '+60x123456789',
    ])
      expect(reach(typed), typed).to.equal('wrong');
    expect(reach('+60123456789', false), 'no text message leaves the house').to.equal('wrong');
  });

  it('names a phone number and no address, where nothing but text messages leaves the house', () => {
    const faultsOf = (email: string) => checked({ email, topic: 'other', message: 'Hello there' }, true, false)?.faults;
    expect(faultsOf('+60 12-345 6789')).to.deep.equal([]);
    expect(faultsOf('mai@example.com')).to.deep.equal(['email']);
  });

  it('takes numbers of the countries alone that text messages go to', () => {
    const of = (email: string, smsCountries: readonly string[]) => {
      const fields = new Map(Object.entries({ form: FORM, email, topic: 'other', message: 'Hello there' }));
      const ways = { hasMails: true, hasTextMessages: true, smsCountries };
      const { faults, isTooFar, reach } = checkContact({ fields, files: [], refused: undefined }, ways) ?? {};
      return { faults, isTooFar, phone: reach?.phone };
    };
    const taken = { faults: [], isTooFar: false, phone: '+60123456789' };
    expect(of('+60 12-345 6789', [])).to.deep.equal(taken);
    expect(of('0060 12-345 6789', ['+84', '+60'])).to.deep.equal(taken);
    expect(of('+60 12-345 6789', ['+84'])).to.deep.equal({ faults: ['email'], isTooFar: true, phone: undefined });
    expect(of('mai@example.com', ['+84'])).to.deep.include({ faults: [], isTooFar: false });
  });
});
