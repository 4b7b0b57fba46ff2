import { useEffect, useState } from 'preact/hooks';

/** Width of the side panel, and of a chat that has room for the hand-off beside its transcript, in pixels. */
const SIDE = 312;
const ROOMY = 680;

export interface Details {
  readonly shown: (conversationId: string) => boolean;
  readonly toggle: (conversationId: string) => void;
}

/** Which chats show their hand-off: as the agent chose, else those that have the room. */
export function useDetails(chats: number): Details {
  const [chosen, setChosen] = useState<Readonly<Record<string, boolean>>>({});
  const room = useRoomForDetails(chats);
  return {
    shown: (id) => chosen[id] ?? room,
    toggle: (id) => setChosen((all) => ({ ...all, [id]: !(all[id] ?? room) })),
  };
}

/** Whether chats side by side are wide enough to show their hand-off without being asked. */
function useRoomForDetails(chats: number): boolean {
  const [width, setWidth] = useState(window.innerWidth);
  useEffect(() => {
    const measure = (): void => setWidth(window.innerWidth);
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, []);
  return (width - SIDE) / Math.max(1, chats) >= ROOMY;
}
