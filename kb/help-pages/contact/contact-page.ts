import { format } from '../../../locales/format.ts';
import { LOCALES, type Locale } from '../../../protocol/locale.ts';
import { UPLOAD_TYPES } from '../../../protocol/upload-limits.ts';
import { TOPICS } from '../../articles/article.ts';
import { type Html, html, join, NOTHING } from '../html.ts';
import { breadcrumb, type HelpSite, renderDocument } from '../layout.ts';
import { helpWords, topicName } from '../words.ts';
import {
  type ContactField,
  type ContactValues,
  type ContactWays,
  FORM_LIMITS,
  LEAST_LETTERS,
  MOST_LETTERS,
  reachesGuests,
} from './contact-form.ts';

export interface ContactPage {
  readonly locale: Locale;
  /** Of this showing of the page. */
  readonly formId: string;
  /** By what a guest could be answered. */
  readonly ways: ContactWays;
  /** Within which a mail is answered, in words. */
  readonly emailReply: string;
  readonly values: ContactValues;
  readonly faults: readonly ContactField[];
  /** Why nothing was sent, beside what is wrong in fields. */
  readonly failure?: string | undefined;
  /** Whether files were chosen that a browser does not show again. */
  readonly hadFiles?: boolean;
}

/** `/help/<locale>/contact`: works without script; with it, who is signed in need not say who they are. */
export function renderContact(site: HelpSite, page: ContactPage): string {
  const { locale, faults, failure } = page;
  const words = helpWords(locale).contactForm;
  const wrong = faults.length > 0 || failure !== undefined;
  const content = html`<div class="column">
${breadcrumb(locale, [], words.title)}
<h1>${words.title}</h1>
${reachesGuests(page.ways) ? lead(page) : html`<p class="lead contact-no-mail">${words.noMail}</p>`}
${wrong ? faultList(page) : NOTHING}
${form(page)}
</div>`;
  return document(site, locale, content);
}

function lead({ locale, emailReply, ways }: ContactPage): Html {
  const words = helpWords(locale).contactForm;
  return html`<p class="lead" data-signed-in="${words.leadSignedIn}">${format(ways.hasTextMessages ? words.leadReach : words.lead, { emailReply })}</p>
<p class="contact-sooner">${words.sooner}</p>`;
}

/** After the form was sent. */
export function renderContactSent(
  site: HelpSite,
  page: {
    readonly locale: Locale;
    /** `noted`: no letter goes out for now. */
    readonly answeredIn: 'inbox' | 'email' | 'phone' | 'chat' | 'noted';
    /** Number and promise of the ticket, as a sentence. */
    readonly noted: string | undefined;
    /** Whom to call first, where the words spoke of danger. */
    readonly care?: string;
  },
): string {
  const { locale, answeredIn, noted, care } = page;
  const words = helpWords(locale).contactForm;
  const next = {
    inbox: words.sentInbox,
    email: words.sentMail,
    phone: words.sentPhone,
    chat: words.sentAgent,
    noted: undefined,
  }[answeredIn];
  const inbox =
    answeredIn === 'inbox' ? html`<a class="main-button" href="/inbox?lang=${locale}">${words.openInbox}</a>` : NOTHING;
  const content = html`<div class="column">
${breadcrumb(locale, [], words.title)}
<section class="contact-sent">
<h1>${words.sentHeading}</h1>
${care === undefined ? NOTHING : html`<p class="contact-care">${care}</p>`}
${noted === undefined ? NOTHING : html`<p class="lead">${noted}</p>`}
${next === undefined ? NOTHING : html`<p>${next}</p>`}
<p class="contact-ways">${inbox}<a href="/help/${locale}/">${words.backHome}</a></p>
</section>
</div>`;
  return document(site, locale, content);
}

function document(site: HelpSite, locale: Locale, content: Html): string {
  const { title } = helpWords(locale).contactForm;
  return renderDocument(site, {
    ...{ locale, title, path: '/contact', locales: LOCALES, search: true, content },
    script: '/contact-form.js',
  });
}

function faultList(page: ContactPage): Html {
  const { locale, faults, failure, hadFiles } = page;
  const words = helpWords(locale).contactForm;
  const entries = faults.map(
    (field) => html`<li><a href="#contact-${field}">${faultText(page, field)}</a></li>
`,
  );
  return html`<div class="contact-faults" role="alert">
<h2>${words.faultsHeading}</h2>
${failure === undefined ? NOTHING : html`<p>${failure}</p>`}
${entries.length === 0 ? NOTHING : html`<ul>${join(entries)}</ul>`}
${hadFiles === true ? html`<p>${words.filesAgain}</p>` : NOTHING}
</div>`;
}

function faultText({ locale, ways }: ContactPage, field: ContactField): string {
  const { faultEmail, faultReach, faultPhone, faultTopic, faultMessage } = helpWords(locale).contactForm;
  const number = new Intl.NumberFormat(locale);
  if (field === 'email') return !ways.hasTextMessages ? faultEmail : ways.hasMails ? faultReach : faultPhone;
  if (field === 'topic') return faultTopic;
  return format(faultMessage, { least: number.format(LEAST_LETTERS), most: number.format(MOST_LETTERS) });
}

function form(page: ContactPage): Html {
  const { locale, formId, values, ways } = page;
  const words = helpWords(locale).contactForm;
  const optional = html`<span class="optional">${words.optional}</span>`;
  return html`<form class="contact-form"${reachesGuests(ways) ? NOTHING : html` hidden`} method="post" action="/help/${locale}/contact" enctype="multipart/form-data" novalidate data-sending="${words.sending}" data-order-none="${words.orderNone}">
<input type="hidden" name="form" value="${formId}">
<div class="contact-guest">
${reachField(page)}
<div class="field"><label for="contact-name">${words.name} ${optional}</label>
<input id="contact-name" name="name" value="${values.name}" autocomplete="name" maxlength="80"></div>
</div>
${field(page, 'topic', words.topic, (attributes) => html`<select name="topic" required${attributes}>${topics(locale, values.topic)}</select>`)}
<div class="field"><label for="contact-order">${words.order} ${optional}</label>
<input id="contact-order" name="order" value="${values.order}" maxlength="60" autocomplete="off"></div>
${field(page, 'message', words.message, (attributes) => html`<textarea name="message" rows="8" maxlength="${MOST_LETTERS}" required${attributes}>${values.message}</textarea>`, words.messageHint)}
<div class="field"><label for="contact-files">${words.files} ${optional}</label>
<input id="contact-files" type="file" name="files" multiple accept="${UPLOAD_TYPES.join(',')}" aria-describedby="contact-files-hint">
<p class="hint" id="contact-files-hint">${filesHint(locale)}</p></div>
<button type="submit" class="main-button">${words.send}</button>
</form>`;
}

/** Where the answer goes. */
function reachField(page: ContactPage): Html {
  const words = helpWords(page.locale).contactForm;
  const { email } = page.values;
  const { hasMails, hasTextMessages } = page.ways;
  const [label, hint] = !hasTextMessages
    ? [words.email, words.emailHint]
    : hasMails
      ? [words.reach, words.reachHint]
      : [words.phone, words.phoneHint];
  const kind = !hasTextMessages
    ? html` type="email" autocomplete="email"`
    : hasMails
      ? html` autocomplete="email"`
      : html` type="tel" autocomplete="tel"`;
  return field(
    ...([page, 'email', label] as const),
    (attributes) => html`<input${kind} name="email" value="${email}" maxlength="200" required${attributes}>`,
    hint,
  );
}

/** How many files, and how large. */
export function filesHint(locale: Locale): string {
  const limit = FORM_LIMITS.fileBytes / 1024 / 1024;
  return format(helpWords(locale).contactForm.filesHint, { count: FORM_LIMITS.files, limit });
}

function topics(locale: Locale, chosen: string): Html {
  const words = helpWords(locale).contactForm;
  const option = (value: string, name: string) =>
    html`<option value="${value}"${value === chosen ? html` selected` : NOTHING}>${name}</option>`;
  return html`${option('', words.topicChoose)}${join(TOPICS.map((topic) => option(topic, topicName(locale, topic))))}${option('other', words.topicOther)}`;
}

/** A field with its label, and with what is wrong in it. */
function field(
  page: ContactPage,
  name: ContactField,
  label: string,
  input: (attributes: Html) => Html,
  hint?: string,
): Html {
  const id = `contact-${name}`;
  const { faults } = page;
  const wrong = faults.includes(name);
  const described = [...(hint === undefined ? [] : [`${id}-hint`]), ...(wrong ? [`${id}-fault`] : [])];
  const attributes = html` id="${id}"${described.length === 0 ? NOTHING : html` aria-describedby="${described.join(' ')}"`}${wrong ? html` aria-invalid="true"` : NOTHING}`;
  return html`<div class="field"><label for="${id}">${label}</label>
${input(attributes)}
${hint === undefined ? NOTHING : html`<p class="hint" id="${id}-hint">${hint}</p>`}
${wrong ? html`<p class="fault" id="${id}-fault">${faultText(page, name)}</p>` : NOTHING}</div>`;
}
