import type { ComponentChildren } from 'preact';
import { signedAddress } from '../signed-page.ts';
import { readCredentials } from '../tokens.ts';
import { useWidget } from './widget-context.ts';

/** Brings the shopper's session to the page of a case. Only for the click: an address that is copied holds no session. */
export function CaseLink({ href, children }: { href: string; children: ComponentChildren }) {
  const { server, storage } = useWidget();
  const bring = ({ currentTarget: link }: { currentTarget: HTMLAnchorElement }): void => {
    const signed = signedAddress(href, server, readCredentials(storage), Date.now());
    if (signed === undefined) return;
    link.href = signed;
    // The browser reads the address after this handler.
    setTimeout(() => {
      link.href = href;
    });
  };
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" onClick={bring} onAuxClick={bring}>
      {children}
    </a>
  );
}
