import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, defineConfig, type InlineConfig, type Plugin, type Rolldown } from 'vite';
import type { Words } from '../browser/load-words.ts';
import { LOCALES, type Locale } from '../protocol/locale.ts';
import type { InboxFile } from './inbox/inbox-view.tsx';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const TARGET = ['chrome123', 'edge123', 'firefox121', 'safari17.5'];

function wordsOf(locale: Locale): Record<string, Record<string, string>> {
  return JSON.parse(readFileSync(here(`../locales/${locale}.json`), 'utf8'));
}

/** What the widget's inbox says, with the words of its page. */
function inboxWords(locale: Locale): InboxFile {
  const { resolution, disputes, desk } = JSON.parse(readFileSync(here(`../locales/${locale}.json`), 'utf8')) as Words;
  const { push: _push, told, ...inbox } = resolution.inbox;
  return {
    ...{
      inbox,
      yourTurn: resolution.list.yourTurn,
      several: resolution.timeline.several,
      clockLabels: disputes.clockLabels,
    },
    ...{ retry: desk.common.retry, loading: desk.common.loading, unreachable: desk.common.unreachable },
    ...{ told: told.heading, until: resolution.deadline.until },
  };
}

/** `/widget/locales/<locale>.json`: the two sections that the widget speaks with; `inbox-<locale>.json`: those of its inbox. */
function localeFiles(): Plugin {
  return {
    name: 'kaunter-locales',
    generateBundle() {
      for (const locale of LOCALES) {
        const { widget, errors } = wordsOf(locale);
        const files = { [locale]: { widget, errors }, [`inbox-${locale}`]: inboxWords(locale) };
        for (const [name, words] of Object.entries(files))
          this.emitFile({ type: 'asset', fileName: `locales/${name}.json`, source: JSON.stringify(words) });
      }
    },
  };
}

/** Parts of the socket client that shops need not load: WebTransport, which we never choose, and packets of bytes, which we never send. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  '/engine.io-client/build/esm/transports/webtransport.js': 'export class WT {}',
  '/socket.io-parser/build/esm/is-binary.js': 'export const isBinary = () => false, hasBinary = () => false;',
  '/socket.io-parser/build/esm/binary.js': 'export const deconstructPacket = undefined, reconstructPacket = undefined;',
  '/engine.io-parser/build/esm/decodePacket.browser.js':
    "import { ERROR_PACKET, PACKET_TYPES_REVERSE } from './commons.js'; export const decodePacket = (text) => { const type = PACKET_TYPES_REVERSE[text[0]]; return type ? { type, data: text.slice(1) } : ERROR_PACKET; };",
  '/engine.io-parser/build/esm/encodePacket.browser.js':
    "import { PACKET_TYPES } from './commons.js'; export const encodePacket = ({ type, data }, bytes, done) => done(PACKET_TYPES[type] + (data || '')), encodePacketToBinary = undefined;",
};

function lighterSocketClient(): Plugin {
  return {
    name: 'kaunter-lighter-socket-client',
    load: (id) => LEFT_OUT[Object.keys(LEFT_OUT).find((path) => id.endsWith(path)) ?? ''],
  };
}

/** Scripts that the chat fetches when they are needed. Their own copies of Preact weigh less than a chat that is cut in pieces for all. */
const LATER = { inbox: 'inbox/mount-inbox.tsx', 'push-offer': 'views/push-offer.tsx' } as const;

/** After the chat is written: `/widget.js`, one classic script that knows the chat's hash. */
function loader(outDir: string): Plugin {
  return {
    name: 'kaunter-loader',
    async writeBundle(_options, bundle) {
      const hash = createHash('sha256');
      for (const [name, input] of Object.entries(LATER))
        for (const { output } of [await build(laterConfig(outDir, name, input))].flat() as Rolldown.RolldownOutput[])
          for (const file of output) hash.update('code' in file ? file.code : file.source);
      for (const file of Object.values(bundle)) hash.update('code' in file ? file.code : file.source);
      await build(loaderConfig(outDir, hash.digest('hex').slice(0, 10)));
    },
  };
}

function laterConfig(outDir: string, name: string, input: string): InlineConfig {
  return {
    configFile: false,
    root: here('.'),
    logLevel: 'warn',
    build: {
      target: TARGET,
      outDir: `${outDir}/widget`,
      emptyOutDir: false,
      copyPublicDir: false,
      modulePreload: false,
      rolldownOptions: {
        input: here(input),
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: `${name}.js`, codeSplitting: false },
      },
    },
  };
}

function loaderConfig(outDir: string, version: string): InlineConfig {
  const launcher = Object.fromEntries(
    LOCALES.map((locale) => {
      const { widget } = wordsOf(locale);
      return [locale, [widget?.launcherOpen, widget?.launcherFailed]];
    }),
  );
  return {
    configFile: false,
    root: here('.'),
    logLevel: 'warn',
    define: { __KAUNTER_VERSION__: JSON.stringify(version), __KAUNTER_LAUNCHER__: JSON.stringify(launcher) },
    build: {
      target: TARGET,
      outDir,
      emptyOutDir: false,
      copyPublicDir: false,
      lib: { entry: here('loader.ts'), formats: ['iife'], name: 'KaunterLoader', fileName: () => 'widget.js' },
    },
  };
}

const outDir = here('../dist/web');

export default defineConfig({
  root: here('.'),
  base: './',
  logLevel: 'warn',
  // Words are fetched with the chat's own version, which the loader puts behind its address.
  define: { __KAUNTER_VERSION__: "new URL(import.meta.url).searchParams.get('v') ?? ''" },
  plugins: [localeFiles(), lighterSocketClient(), loader(outDir)],
  build: {
    target: TARGET,
    outDir: `${outDir}/widget`,
    emptyOutDir: true,
    copyPublicDir: false,
    modulePreload: false,
    // Not as a library: Vite leaves those with their white space.
    rolldownOptions: {
      input: here('chat.tsx'),
      preserveEntrySignatures: 'strict',
      output: { entryFileNames: 'chat.js', codeSplitting: false },
    },
  },
});
