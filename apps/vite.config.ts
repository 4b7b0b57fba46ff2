import { readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Folder of a page here → folder that the server serves it from. */
const PAGES: Readonly<Record<string, string>> = {
  'agent-desk': 'desk',
  'kb-editor': 'editor',
  'demo-shop': 'shop',
  'resolution-center': 'resolution',
  'staff-accounts': 'staff',
};

/** Scripts with an address of their own: of a page that the server draws, and of the browser's background. */
const SCRIPTS: readonly string[] = ['contact-form', 'push-worker'];

/** The help pages' style sheets, in their order; they go out as one file. */
const HELP_STYLES = [
  '../browser/theme.css',
  ...['frame', 'shelves', 'article', 'contact', 'widths-and-print'].map(
    (name) => `../kb/help-pages/styles/${name}.css`,
  ),
];

/** Sections of the language files that the pages use; the words of bot, widget and help pages stay out. */
const SECTIONS = ['desk', 'trace', 'shop', 'editor', 'staff', 'topics', 'errors', 'resolution', 'disputes', 'facts'];

/** Cuts a language file down to the sections of the pages. */
function sections(): Plugin {
  return {
    name: 'kaunter-sections',
    enforce: 'pre',
    transform: {
      filter: { id: /\/locales\/[\w-]+\.json$/ },
      handler(code) {
        const all: unknown = JSON.parse(code);
        const kept = Object.entries(all ?? {}).filter(([section]) => SECTIONS.includes(section));
        return { code: JSON.stringify(Object.fromEntries(kept)), map: null };
      },
    },
  };
}

/** Puts each page's HTML where the server looks for it, and beside them the icon and the help pages' style sheet. */
function places(): Plugin {
  return {
    name: 'kaunter-places',
    apply: 'build',
    transformIndexHtml: () => [
      { tag: 'link', attrs: { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' }, injectTo: 'head' },
    ],
    buildStart() {
      // The folder is shared with the widget's build, so only what is ours is emptied.
      rmSync(here('../dist/web/assets'), { recursive: true, force: true });
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const [name, file] of Object.entries(bundle)) {
          const folder = PAGES[name.split('/')[0] ?? ''];
          if (file.type !== 'asset' || folder === undefined || !name.endsWith('/index.html')) continue;
          this.emitFile({ type: 'asset', fileName: `${folder}/index.html`, source: file.source });
          delete bundle[name];
        }
        const sheets = HELP_STYLES.map((path) => readFileSync(here(path), 'utf8'));
        this.emitFile({ type: 'asset', fileName: 'help/help.css', source: sheets.join('\n') });
        const icon = readFileSync(here('../browser/favicon.svg'), 'utf8');
        this.emitFile({ type: 'asset', fileName: 'favicon.svg', source: icon });
      },
    },
  };
}

/** Builds desk, editor, shop, resolution center and the accounts' page, and the help pages' style sheet, into `dist/web`. */
export default defineConfig({
  root: here('.'),
  base: '/',
  publicDir: false,
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [sections(), places()],
  build: {
    outDir: here('../dist/web'),
    emptyOutDir: false,
    assetsDir: 'assets',
    // A data: picture is refused by no policy of ours, but a file is cached on its own.
    assetsInlineLimit: 0,
    target: 'es2022',
    // `light-dark()` as it is written.
    cssTarget: ['chrome123', 'firefox121', 'safari17.5'],
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: [
        ...Object.keys(PAGES).map((folder) => here(`./${folder}/index.html`)),
        ...SCRIPTS.map((name) => here(`./${name}/${name}.ts`)),
      ],
      output: { entryFileNames: ({ name }) => (SCRIPTS.includes(name) ? '[name].js' : 'assets/[name]-[hash].js') },
    },
  },
});
