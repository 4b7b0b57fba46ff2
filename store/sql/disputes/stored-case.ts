import type { DisputeCase } from '../../../disputes/domain/case.ts';
import { completed } from '../../../disputes/domain/older-rows.ts';

/** The case in a stored row, also in one that an older build stored. */
export function storedCase(content: string): DisputeCase {
  return completed(JSON.parse(content) as DisputeCase);
}
