import { z } from 'zod';
import { ORDER_ACTS } from '../../protocol/order-card.ts';
import { ORDER_ASKS } from '../entities/order-asks.ts';

export const ORDER_DIALOG = 'order';

/** What the buttons about orders send back. */
const orderChoiceSchema = z.object({
  orders: z.enum(['list', 'show', 'act', 'yes', 'no', 'look-up']),
  orderId: z.string().min(1).max(64).optional(),
  act: z.enum(ORDER_ACTS).optional(),
  /** What was asked before it was clear of which order. */
  ask: z.enum(ORDER_ASKS).optional(),
});
export type OrderChoice = z.output<typeof orderChoiceSchema>;

export function readOrderChoice(value: unknown): OrderChoice | undefined {
  const parsed = orderChoiceSchema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

export function orderButton(title: string, choice: OrderChoice) {
  const characters = [...title];
  const short = characters.length <= 60 ? title : `${characters.slice(0, 58).join('')}…`;
  return { title: short, value: choice };
}
