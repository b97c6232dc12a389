// Recognises a web page that stands where data was expected, by its content, and says what it seems to be.
import { SourceError } from '../../model/errors.js';
import { pageTitle } from './saying.js';

const challengeSigns =
  /just a moment\.\.\.|challenge-platform|cf-chl|cf_chl|attention required! \| cloudflare|checking your browser|ddos-guard|_incapsula_resource/i;
const loginSigns =
  /type=["']?password|accounts\.google\.com\/(?:v3\/)?(?:signin|servicelogin)|<title[^>]*>[^<]*(?:login|log in|sign in|masuk)\b/i;
const errorTitle =
  /not found|tidak ditemukan|error|kesalahan|forbidden|bad gateway|unavailable|maintenance|pemeliharaan|\b[45]\d\d\b/i;

export interface PageFailure {
  readonly error: SourceError;
  /** A test for robots: what was asked for may well be there. */
  readonly challenge: boolean;
}

/** Undefined when the head of the body is not a page at all. */
export function pageFailure(head: Uint8Array, where: string, status = 200): PageFailure | undefined {
  const html = Buffer.from(head).toString('utf8');
  if (!isPage(html)) return undefined;
  const challenge = challengeSigns.test(html);
  const title = pageTitle(html);
  const named = title === undefined ? '' : ` titled “${title}”`;
  const answered = status === 200 ? '' : ` (status ${status})`;
  const [kind, hint] = kindOf(html, challenge, title ?? '');
  const message = `${where} answered with ${kind}${named}${answered} instead of data.`;
  return { error: new SourceError('SD_SOURCE_HTML', message, { hint }), challenge };
}

function kindOf(html: string, challenge: boolean, title: string): readonly [string, string] {
  if (challenge)
    return [
      'a robot check (Cloudflare or similar)',
      'Ask the owner to let this machine’s address through, or fetch the file by hand into a folder',
    ];
  if (loginSigns.test(html))
    return [
      'a login page',
      'Share the file by link, or give the source a key; a session of a browser cannot be used',
    ];
  if (errorTitle.test(title))
    return ['an error page', 'Open the address in a browser; ask the OPD where the data are'];
  return [
    'a web page',
    'Use the address of the file itself (the download button), not of the page around it',
  ];
}

/**
 * A table that a page carries for all to see is data, and so is what Office saved as a web page, framesets included;
 * a page without cells, a login or a robot check is not.
 */
export function pageWithoutTable(head: Uint8Array, where: string): PageFailure | undefined {
  const html = Buffer.from(head).toString('utf8');
  const cells = html.match(/<t[dh][\s>]/gi)?.length ?? 0;
  if (/schemas-microsoft-com:office/i.test(html)) return undefined;
  const isTable = !challengeSigns.test(html) && cells > (loginSigns.test(html) ? 12 : 0);
  return isTable ? undefined : pageFailure(head, where);
}

function isPage(text: string): boolean {
  return /^\uFEFF?(?:\s|<!--[\s\S]*?-->|<\?xml[^>]*\?>)*<(?:!doctype\s+html|html|head|body|script|title|meta|center|div|br|h1|p)\b/i.test(
    text,
  );
}
