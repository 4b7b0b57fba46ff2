import { useEffect, useState } from 'preact/hooks';

/** Width of the side panel, and of a chat that has room for the hand-off beside its transcript, in pixels. */
const SIDE = 312;
const ROOMY = 680;

/** Whether chats side by side are wide enough to show their hand-off without being asked. */
export function useRoomForDetails(chats: number): boolean {
  const [width, setWidth] = useState(window.innerWidth);
  useEffect(() => {
    const measure = (): void => setWidth(window.innerWidth);
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, []);
  return (width - SIDE) / Math.max(1, chats) >= ROOMY;
}
