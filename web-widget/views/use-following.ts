import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { firstToRead, restingPlace } from '../follow.ts';
import { ratingDue, type State } from '../state.ts';

/** So near to the end counts as "at the end", pixels. */
const NEAR = 48;

interface Following {
  /** Something new stands below what is shown. */
  readonly below: boolean;
  readonly toEnd: () => void;
  readonly onScroll: () => void;
}

/** Keeps the log at its end, unless the shopper reads further up, or a reply is too long to be seen whole. */
export function useFollowing(box: RefObject<HTMLDivElement | null>, state: State, onRead: () => void): Following {
  const atEnd = useRef(true);
  /** Up to here the shopper has gone to the end by themselves. */
  const seen = useRef(0);
  const sending = useRef(0);
  const [below, setBelow] = useState(false);
  const { lastSeq, messages } = state.log;

  function toEnd(): void {
    atEnd.current = true;
    seen.current = lastSeq;
    setBelow(false);
    box.current?.scrollTo({ top: box.current.scrollHeight });
  }

  function follow(): void {
    const log = box.current;
    if (!log) return;
    const seq = firstToRead(messages, seen.current);
    const first = seq === undefined ? undefined : log.querySelector(`[data-seq="${seq}"]`);
    const top = first ? first.getBoundingClientRect().top - log.getBoundingClientRect().top + log.scrollTop : undefined;
    const place = restingPlace({ height: log.scrollHeight, view: log.clientHeight, top });
    atEnd.current = log.scrollHeight - log.clientHeight - place < NEAR;
    setBelow(!atEnd.current);
    log.scrollTo({ top: atEnd.current ? log.scrollHeight : place });
  }

  useLayoutEffect(() => {
    if (state.open) toEnd();
  }, [state.open, state.loaded]);
  useLayoutEffect(() => {
    // What the shopper sends is seen; that it was delivered moves nothing.
    if (state.open && state.outbox.length > sending.current) toEnd();
    sending.current = state.outbox.length;
  }, [state.outbox.length]);
  useLayoutEffect(() => {
    if (atEnd.current) follow();
    else setBelow(true);
  }, [lastSeq, state.typing, ratingDue(state), state.ratedSeq, state.ratedAnswers]);
  const read = useReading(() => state.open && atEnd.current, onRead);
  useResizing(box, atEnd, follow);

  function onScroll(): void {
    const element = box.current;
    if (!element) return;
    const was = atEnd.current;
    atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
    if (atEnd.current && !was) seen.current = lastSeq;
    if (!atEnd.current) return;
    setBelow(false);
    read();
  }

  return { below, toEnd, onScroll };
}

/** Tells that the end was read: while it is shown, on a visible page that has the focus. */
function useReading(endShown: () => boolean, onRead: () => void): () => void {
  function read(): void {
    if (endShown() && document.visibilityState === 'visible' && document.hasFocus()) onRead();
  }
  useEffect(() => {
    read();
    window.addEventListener('focus', read);
    document.addEventListener('visibilitychange', read);
    return () => {
      window.removeEventListener('focus', read);
      document.removeEventListener('visibilitychange', read);
    };
  });
  return read;
}

/** Pictures arrive and the panel changes its size after the drawing: stay where the shopper was. */
function useResizing(
  box: RefObject<HTMLDivElement | null>,
  atEnd: { readonly current: boolean },
  follow: () => void,
): void {
  const latest = useRef(follow);
  latest.current = follow;
  useEffect(() => {
    const log = box.current;
    const observer = new ResizeObserver((entries) => {
      if (!atEnd.current) return;
      if (entries.some(({ target }) => target === log)) log?.scrollTo({ top: log.scrollHeight });
      else latest.current();
    });
    if (log) observer.observe(log);
    if (log?.firstElementChild) observer.observe(log.firstElementChild);
    return () => observer.disconnect();
  }, []);
}
