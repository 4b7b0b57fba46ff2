import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, defineConfig, type InlineConfig, type Plugin } from 'vite';
import { LOCALES, type Locale } from '../protocol/locale.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const TARGET = ['chrome123', 'edge123', 'firefox121', 'safari17.5'];

function wordsOf(locale: Locale): Record<string, Record<string, string>> {
  return JSON.parse(readFileSync(here(`../locales/${locale}.json`), 'utf8'));
}

/** `/widget/locales/<locale>.json`: the two sections that the widget speaks with. */
function localeFiles(): Plugin {
  return {
    name: 'kaunter-locales',
    generateBundle() {
      for (const locale of LOCALES) {
        const { widget, errors } = wordsOf(locale);
        this.emitFile({
          type: 'asset',
          fileName: `locales/${locale}.json`,
          source: JSON.stringify({ widget, errors }),
        });
      }
    },
  };
}

/** Parts of the socket client that shops need not load: WebTransport, which we never choose, and packets of bytes. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  '/engine.io-client/build/esm/transports/webtransport.js': 'export class WT {}',
  '/socket.io-parser/build/esm/is-binary.js': 'export const isBinary = () => false, hasBinary = () => false;',
  '/socket.io-parser/build/esm/binary.js': 'export const deconstructPacket = undefined, reconstructPacket = undefined;',
};

function lighterSocketClient(): Plugin {
  return {
    name: 'kaunter-lighter-socket-client',
    load: (id) => LEFT_OUT[Object.keys(LEFT_OUT).find((path) => id.endsWith(path)) ?? ''],
  };
}

/** After the chat is written: `/widget.js`, one classic script that knows the chat's hash. */
function loader(outDir: string): Plugin {
  return {
    name: 'kaunter-loader',
    async writeBundle(_options, bundle) {
      const hash = createHash('sha256');
      for (const file of Object.values(bundle)) hash.update('code' in file ? file.code : file.source);
      await build(loaderConfig(outDir, hash.digest('hex').slice(0, 10)));
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
