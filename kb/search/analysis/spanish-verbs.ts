/**
 * Verbs of shopping whose forms Porter's rules leave apart: "vino" and "vienen", "devuelvo" and "devolver".
 * The form that stands for all of them comes first. Without accents; forms that are nouns too ("cuenta") are left out.
 */
const FAMILIES = `
  venir vengo viene vienes venis vienen vino vine vinieron venia venian venga vengan venido viniendo
  hacer hago hace haces haceis hacen hice hizo hicieron hicimos haga hagan hagas hecho haciendo hare haran
  poder puedo puede puedes podes pueden podemos pude pudo pudieron podria podrian podre podra pueda puedan
  querer quiero quiere quieres queres quieren quise quiso quisieron quisiera queria querian quiera quieran
  tener tengo tiene tienes tenes tienen tuve tuvo tuvieron tenia tenian tenga tengan tendre tendra
  decir digo dice dices decis dicen dije dijo dijeron diga digan dicho diciendo decia
  devolver devuelvo devuelve devuelves devolves devuelven devolvi devolvio devolvieron devuelva devuelvan devuelto devolveran
  pedir pido pide pides pedis piden pedi pidio pidieron pida pidan pidiendo pedia
  perder pierdo pierde pierden perdi perdio perdieron perdido pierda
  dar doy da das dan dio dieron dando
  poner pongo pone pones ponen puse puso pusieron ponga pongan puesto
  cerrar cierro cierra cierran cerre cerraron cerrado cierren
  resolver resuelvo resuelve resuelven resolvi resolvio resolvieron resuelto resuelva resuelvan
  saber sabe sabes saben supe supo supieron sabia sepa
  encontrar encuentro encuentra encuentras encuentran encontre encontro encontraron
  elegir elijo elige eliges elegis eligen elegi eligio eligieron elija
  mentir miento miente mienten minti mintio mintieron mintiendo
  negar niego niega niegan negue nego negaron
  entender entiendo entiende entiendes entienden entendi entendio
  traer traigo trae traen traje trajo trajeron traiga
  seguir sigo sigue sigues siguen segui siguio siguieron siga siguiendo
  servir sirve sirven servia sirvio sirvieron sirva
  abrir abro abre abren abri abrio abrieron abierto abierta abra
`;

const VERBS: ReadonlyMap<string, string> = new Map(
  FAMILIES.trim()
    .split('\n')
    .flatMap((family) => {
      const [infinitive = '', ...forms] = family.trim().split(' ');
      return forms.map((form) => [form, infinitive] as const);
    }),
);

/** "devolverlo", "reembolsarme", "devolviéndomelo": the pronouns that hang on an infinitive or gerund, also two of them. */
const ENCLITICS = /^(\p{L}{2,}(?:[aei]r|ando|iendo))(?:me|te|se|nos|os|le|les)?(?:lo|la|los|las|le|les|me|te|se|nos)$/u;

/** A folded word as the form that stands for its verb, without the pronouns that hang on it; other words as they are. */
export function plainVerb(word: string): string {
  const bare = ENCLITICS.exec(word)?.[1] ?? word;
  return VERBS.get(bare) ?? bare;
}
