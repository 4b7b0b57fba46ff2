import type { ReasonTemplate } from './reason-template.ts';
import shipped from './shipped.json' with { type: 'json' };

/** The prepared reasons that come with the release. */
export function shippedTemplates(): readonly ReasonTemplate[] {
  return shipped as readonly ReasonTemplate[];
}
