import { ownStorage } from '../../browser/browser-storage.ts';

/** Who browses: the demo's signed-in shopper, or a guest whom the widget knows nothing of. */
export type Visitor = 'shopper' | 'guest';

const KEY = 'kaunter.shop.visitor';

export function chosenVisitor(): Visitor {
  return ownStorage.read(KEY) === 'guest' ? 'guest' : 'shopper';
}

/** Changes who browses. The page starts again, as a real shop does on signing in, and the widget with it. */
export function becomeVisitor(visitor: Visitor): void {
  ownStorage.write(KEY, visitor);
  location.reload();
}
