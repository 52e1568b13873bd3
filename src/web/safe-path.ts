/** Where somebody may be sent after logging in: a path of this site. Anything else gives the first page. */
export function safePath(wanted: string | null | undefined): string {
  const base = "http://site.invalid";
  if (!wanted?.startsWith("/") || !URL.canParse(wanted, base)) return "/";
  const url = new URL(wanted, base);
  return url.origin === base && !url.pathname.startsWith("//") ? url.pathname + url.search : "/";
}
