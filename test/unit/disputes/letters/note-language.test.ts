import { expect } from 'chai';
import { notingLanguage } from '../../../../disputes/letters/note-language.ts';
import type { Call, Route } from '../../../../transport/route.ts';

describe('the language of a page', () => {
  const noted: string[] = [];
  const faults: string[] = [];
  let broken = false;
  const contacts = {
    speaks: async (id: string, locale: string) => {
      if (broken) throw new Error('away');
      noted.push(`${id} ${locale}`);
    },
  };
  const route: Route = { method: 'GET', path: '/', permission: 'sender', handle: () => ({ status: 200 }) };
  const [noting] = notingLanguage([route], contacts, { now: () => 1, onFault: (_, where) => void faults.push(where) });
  const read = (language: string | undefined, verified = true) =>
    noting?.handle({
      request: { headers: { 'accept-language': language } },
      visitor: { visitorId: 'u', verified },
    } as unknown as Call);

  it('is noted of a party who reads a case in it; a browser’s own list of languages, and a stranger’s, is not', async () => {
    await read('vi');
    await read('en-US,en;q=0.9');
    await read(undefined);
    await read('es', false);
    expect(noted).to.deep.equal(['u vi']);
  });

  it('keeps nobody from their case where it cannot be noted', async () => {
    broken = true;
    expect(await read('zh-Hant')).to.deep.equal({ status: 200 });
    expect(faults).to.deep.equal(['language']);
  });
});
