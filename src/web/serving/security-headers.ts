/** What every answer tells the browser not to do. */

/**
 * What a page may load. `nonce` marks the only style blocks that count. No script runs but on a page that is declared to
 * have the site's own (`script`), and nothing from elsewhere ever does.
 */
export const contentSecurityPolicy = (nonce: string, script = false): string =>
  [
    "default-src 'none'",
    `script-src ${script ? "'self'" : "'none'"}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ].join("; ");

/** Headers of every answer. */
export function securityHeaders(nonce: string, https: boolean): Readonly<Record<string, string>> {
  return {
    "Content-Security-Policy": contentSecurityPolicy(nonce),
    // Our own forms then arrive with `Origin: null`; the guard knows them by Sec-Fetch-Site.
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    ...(https ? { "Strict-Transport-Security": "max-age=63072000; includeSubDomains" } : {}),
  };
}

/** Where a request comes from, as its headers say. */
export interface Provenance {
  readonly origin: string | undefined;
  /** Sec-Fetch-Site: set by the browser itself, beyond the reach of any page; sent over https and to the own machine. */
  readonly fetchSite: string | undefined;
}

/**
 * Does a write come from one of our own pages? `host` is the site's own, with port. A browser that says where the
 * request comes from is believed; one that doesn't must send our own origin.
 */
export function isFromOwnPage({ origin, fetchSite }: Provenance, host: string): boolean {
  const own = origin !== undefined && URL.canParse(origin) && new URL(origin).host === host;
  if (fetchSite === undefined) return own;
  return fetchSite === "same-origin" && (own || origin === "null");
}
