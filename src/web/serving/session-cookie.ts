/** The cookie that holds a session's secret: 32 random bytes, of which the server keeps only the SHA-256. */

/** Reads and writes the cookie. */
export interface SessionCookie {
  /** The secret in a request's `Cookie` header; undefined when there is none or it cannot be one. */
  read(header: string | undefined): Uint8Array | undefined;
  /** The `Set-Cookie` header that keeps a secret until the browser closes. */
  keep(token: Uint8Array): string;
  /** The `Set-Cookie` header that throws the secret away. */
  forget(): string;
}

/**
 * The cookie over https, which the browser binds to this very host (`__Host-`), or over plain http on the own machine.
 * It is sent when somebody follows a link to the site, but not with another site's form.
 */
export function makeSessionCookie(https: boolean): SessionCookie {
  const name = https ? "__Host-stegvis" : "stegvis";
  const attributes = `Path=/; HttpOnly; SameSite=Lax${https ? "; Secure" : ""}`;
  return {
    read(header) {
      const pairs = (header ?? "").split(";").map((pair) => pair.trim());
      const found = pairs.filter((pair) => pair.startsWith(`${name}=`));
      const value = found.length === 1 ? found[0]!.slice(name.length + 1) : "";
      return /^[\w-]{43}$/.test(value) ? Buffer.from(value, "base64url") : undefined;
    },
    keep: (token) => `${name}=${Buffer.from(token).toString("base64url")}; ${attributes}`,
    forget: () => `${name}=; ${attributes}; Max-Age=0`,
  };
}
