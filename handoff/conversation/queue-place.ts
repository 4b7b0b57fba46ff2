import type { Board } from '../queue/board.ts';
import type { Conversation } from './conversation.ts';
import type { Place } from './wire.ts';

/** Where a conversation stands in the queue; undefined for one that does not wait there. */
export async function queuePlace(
  board: Pick<Board, 'placeOf'>,
  { id, owner }: Conversation,
): Promise<Place | undefined> {
  return owner === 'queued' || owner === 'offered' ? board.placeOf(id) : undefined;
}
