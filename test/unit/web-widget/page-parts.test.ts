import { expect } from 'chai';
import { createBrowserStorage } from '../../../browser/browser-storage.ts';
import { createTitleBadge } from '../../../web-widget/attention.ts';
import { readDraft, writeDraft } from '../../../web-widget/draft.ts';
import { formatDay, formatWait } from '../../../web-widget/format-time.ts';
import { firstLocale, pageLocale, readOptions, storagePrefix } from '../../../web-widget/options.ts';
import { keptOutbox } from '../../../web-widget/outbox.ts';
import { createTypingReporter } from '../../../web-widget/typing-reporter.ts';
import { memoryArea } from './fakes/memory-area.ts';

const storageOf = (area: Storage | undefined) =>
  createBrowserStorage(storagePrefix('https://h.example'), () => area, new EventTarget());

describe('the script tag', () => {
  it('takes the server from the script’s own address', () => {
    expect(readOptions({}, 'https://help.example/widget.js?x=1').server).to.equal('https://help.example');
    expect(readOptions({}, 'https://shop.example/kaunter/widget.js').server).to.equal('https://shop.example/kaunter');
  });

  it('reads its options and ignores a language that the product does not speak', () => {
    const options = readOptions(
      { locale: 'zh-TW', identityUrl: '/me', position: 'left' },
      'https://h.example/widget.js',
    );
    expect(options).to.include({ locale: 'zh-Hant', identityUrl: '/me', position: 'left' });
    expect(readOptions({ locale: 'fr', position: 'up' }, 'https://h.example/widget.js')).to.include({
      locale: undefined,
      position: 'right',
    });
  });

  it('takes for the page’s language its wish, then its own, then the browser’s', () => {
    expect(pageLocale('es', 'id', ['ms'])).to.equal('es');
    expect(pageLocale(undefined, 'id-ID', ['ms'])).to.equal('id');
    expect(pageLocale(undefined, '', ['fr', 'zh-HK'])).to.equal('zh-Hant');
    expect(pageLocale(undefined, 'fr', [])).to.equal('en');
  });

  it('begins with what was chosen by hand, or was spoken on a page in the same language, else with the page’s', () => {
    expect(firstLocale({ spoken: 'vi', chosen: true, page: 'en' }, 'es')).to.equal('vi');
    expect(firstLocale({ spoken: 'vi', chosen: false, page: 'es' }, 'es')).to.equal('vi');
    expect(firstLocale({ spoken: 'vi', chosen: false, page: 'en' }, 'es')).to.equal('es');
    expect(firstLocale({ spoken: undefined, chosen: false, page: undefined }, 'es')).to.equal('es');
    expect(firstLocale({ spoken: 'tlh', chosen: true, page: undefined }, 'es')).to.equal('es');
  });
});

describe('what the browser remembers', () => {
  it('is kept apart per server', () => {
    const area = memoryArea();
    storageOf(area).write('token', 'mine');
    expect(
      createBrowserStorage(storagePrefix('https://other.example'), () => area, new EventTarget()).read('token'),
    ).to.equal(undefined);
  });

  it('lives in memory where the browser blocks or has filled its storage', () => {
    const full = {
      ...memoryArea(),
      setItem() {
        throw new Error('quota');
      },
    };
    for (const area of [undefined, full]) {
      const storage = storageOf(area);
      storage.write('draft', 'x');
      expect(storage.read('draft')).to.equal('x');
      expect(storage.list('dr')).to.deep.equal([{ key: 'draft', value: 'x' }]);
      storage.write('draft', undefined);
      expect(storage.read('draft')).to.equal(undefined);
    }
  });

  it('includes the draft, and nothing once it is empty', () => {
    const storage = storageOf(memoryArea());
    writeDraft(storage, { text: 'half a sent', files: [] });
    expect(readDraft(storage).text).to.equal('half a sent');
    writeDraft(storage, { text: '', files: [] });
    expect(storage.list('')).to.deep.equal([]);
  });

  it('is cleared of entries that cannot be read', () => {
    const storage = storageOf(memoryArea());
    storage.write('outbox|a', '{broken');
    storage.write('outbox|b', '{"no":"id"}');
    storage.write('draft', '[]');
    expect(keptOutbox(storage).list()).to.deep.equal([]);
    expect(storage.list('outbox|')).to.deep.equal([]);
    expect(readDraft(storage)).to.deep.equal({ text: '', files: [] });
  });
});

describe('typing', () => {
  it('is told at once, then at most every three seconds, and ends by itself', () => {
    let clock = 0;
    let idle: (() => void) | undefined;
    const told: boolean[] = [];
    const reporter = createTypingReporter((typing) => told.push(typing), {
      now: () => clock,
      set(work) {
        idle = work;
      },
      clear: () => undefined,
    });
    for (clock = 0; clock < 4_000; clock += 100) reporter.typed();
    expect(told).to.deep.equal([true, true]);
    idle?.();
    reporter.stopped();
    expect(told).to.deep.equal([true, true, false]);
  });
});

describe('the page’s title', () => {
  it('shows the unread number and gets back what the page set meanwhile', () => {
    const page = { title: 'Shop' };
    const show = createTitleBadge(page);
    show(2);
    expect(page.title).to.equal('(2) Shop');
    show(3);
    expect(page.title).to.equal('(3) Shop');
    page.title = 'Cart';
    show(0);
    expect(page.title).to.equal('Cart');
  });
});

describe('words with numbers', () => {
  it('say a wait in whole minutes of the language', () => {
    expect(formatWait(30, 'en', 'less than a minute')).to.equal('less than a minute');
    expect(formatWait(61, 'en', '')).to.equal('2 minutes');
    expect(formatWait(61, 'vi', '')).to.equal('2 phút');
    expect(formatWait(61, 'zh-Hant', '')).to.match(/2\s?分鐘/);
  });

  it('say a day by its relation to today', () => {
    const now = new Date(2026, 5, 10, 0, 5);
    expect(formatDay(new Date(2026, 5, 10, 0, 1), now, 'vi')).to.equal('Hôm nay');
    expect(formatDay(new Date(2026, 5, 9, 23, 59), now, 'es')).to.equal('Ayer');
    expect(formatDay(new Date(2026, 5, 2), now, 'en')).to.equal('Tuesday, June 2');
  });
});
