import { CodedError } from '../../protocol/error-codes.ts';
import { DisputeRefusal } from '../domain/refusal.ts';

/** Turns a refusal of the dispute table into what the doors speak; anything else goes on as it is. */
export async function coded<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof DisputeRefusal) throw new CodedError(error.code, error.data, error);
    throw error;
  }
}
