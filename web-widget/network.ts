/** The part of the Network Information API that says "this is another network now"; not every browser has it. */
interface NetworkInformation extends EventTarget {}

/**
 * Calls back when the link may have died without a word: another network, a laptop waking up, a tab brought back.
 * `navigator.onLine` is a hint only (it is wrong on many machines), so that nothing is decided by it alone.
 */
export function watchNetwork(check: () => void): void {
  window.addEventListener('online', check);
  window.addEventListener('offline', check);
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) check();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') check();
  });
  const { connection } = navigator as Navigator & { readonly connection?: NetworkInformation };
  connection?.addEventListener('change', check);
}
