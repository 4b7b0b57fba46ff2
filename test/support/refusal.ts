import { CodedError } from '../../protocol/error-codes.ts';

/** The code by which an act is refused; undefined where it is not. What is no refusal goes on. */
export function refusalOf(act: () => unknown): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof CodedError) return error.code;
    throw error;
  }
}
