import { z } from 'zod';
import { EVIDENCE_KINDS } from '../../disputes/domain/evidence-rules.ts';
import { SOLUTION_KINDS } from '../../disputes/domain/solutions.ts';
import { CHAT_ACTS, type ChatAct } from './case-acts.ts';

/** An act on a case that the shopper has begun: what they have given for it. */
export const actingSchema = z.object({
  caseId: z.string(),
  role: z.enum(['buyer', 'seller']),
  act: z.enum(CHAT_ACTS as [ChatAct, ...ChatAct[]]),
  version: z.int().optional(),
  kind: z.enum(SOLUTION_KINDS).optional(),
  amount: z.int().positive().optional(),
  words: z.string().optional(),
  /** The message of the chat that the words stand in. */
  wordsIn: z.string().optional(),
  files: z.array(z.object({ fileId: z.string(), kind: z.enum(EVIDENCE_KINDS), name: z.string() })),
  filesDone: z.boolean(),
  /** The terms were read out of the words that began the act: they are shown before they are sent. */
  unasked: z.boolean().optional(),
  /** How often the shopper has said yes to the warning. */
  confirmed: z.int(),
  /** What the shopper loses by it, as the question names it; the server refuses where that is no longer so. */
  loss: z.object({ solution: z.enum(SOLUTION_KINDS), minor: z.int(), currency: z.string() }).optional(),
});

export type Acting = z.output<typeof actingSchema>;
