import type { Call, Reply, Route } from '../../transport/route.ts';
import type { StaticFiles } from '../../transport/static-files.ts';

/** The pages of the apps and their files. */
export function pageRoutes(files: StaticFiles, demo: boolean): Route[] {
  const at = (path: string, reply: (call: Call) => Reply): Route => ({
    method: 'GET',
    path,
    permission: 'public',
    handle: reply,
  });
  const file = (path: string) => at(path, (call) => files.reply(path.slice(1), call));
  const page = (path: string, index: string) => at(path, (call) => files.reply(index, call));
  const folder = (path: string, prefix: string) =>
    at(`${path}/*`, (call) => files.reply(`${prefix}/${call.path['*'] ?? ''}`, call));
  return [
    file('/widget.js'),
    file('/contact-form.js'),
    file('/push-worker.js'),
    file('/favicon.svg'),
    // Asked for by itself where a page names no icon.
    page('/favicon.ico', 'favicon.svg'),
    folder('/widget', 'widget'),
    folder('/assets', 'assets'),
    folder('/help/assets', 'help'),
    page('/desk', 'desk/index.html'),
    page('/desk/', 'desk/index.html'),
    page('/editor', 'editor/index.html'),
    page('/editor/', 'editor/index.html'),
    page('/staff', 'staff/index.html'),
    page('/staff/', 'staff/index.html'),
    page('/inbox', 'resolution/index.html'),
    page('/inbox/', 'resolution/index.html'),
    page('/resolution', 'resolution/index.html'),
    page('/resolution/', 'resolution/index.html'),
    page('/resolution/:number', 'resolution/index.html'),
    ...(demo ? [page('/', 'shop/index.html'), folder('/shop', 'shop')] : []),
  ];
}
