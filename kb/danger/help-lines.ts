import lines from './help-lines.json' with { type: 'json' };

/** Whom to call in a country. */
export interface HelpLines {
  /** The emergency number, or two where police and ambulance have their own. */
  readonly emergency: string;
  /** For somebody in despair; undefined where no national line is known to us. */
  readonly crisis?: { readonly name: string; readonly number: string };
}

const COUNTRIES: Readonly<Record<string, HelpLines>> = lines.countries;

/** ISO 3166 codes of the countries whose lines ship with the product. */
export const HELP_COUNTRIES: readonly string[] = Object.keys(COUNTRIES);

/** Undefined for no country, and for one that is not in the list: then help is named in general words. */
export function helpLinesOf(country: string | undefined): HelpLines | undefined {
  return country === undefined ? undefined : COUNTRIES[country];
}
