declare module '*.css?inline' {
  const css: string;
  export default css;
}

/** Put in by the build: a hash of the chat, so that an old copy in a cache is never taken for the new one. */
declare const __KAUNTER_VERSION__: string;
/** Put in by the build: the launcher's words, needed before the chat is loaded. */
declare const __KAUNTER_LAUNCHER__: Readonly<
  Record<import('../protocol/locale.ts').Locale, readonly [open: string, failed: string]>
>;
