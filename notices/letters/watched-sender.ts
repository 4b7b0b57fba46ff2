import type { ExternalService } from '../../transport/external-services.ts';
import { LetterFault, type LetterSender } from './letter.ts';

/** A sender whose provider is watched: one that refuses a letter has answered, one that does not answer has failed. */
export function watchedSender(sender: LetterSender, service: ExternalService): LetterSender {
  return {
    async send(letter) {
      try {
        await sender.send(letter);
        service.answered();
      } catch (error) {
        const away = !(error instanceof LetterFault) || error.unreachable;
        // The fault's code alone: what a mail server says may hold an address.
        if (away) service.failed(error instanceof LetterFault ? error.message : 'unknown');
        else service.answered();
        throw error;
      }
    },
  };
}
