/**
 * Every route of the site, declared once: where it is, who may use it, what it does. `routes.ts` makes the router's tree
 * of this; the server refuses to start with a route that is not here, and enforces the declaration before the route's own
 * code runs (`guard.ts`). Who may act for a purpose is decided in `domain/rights.ts`.
 */
import type { Purpose } from "#src/domain/rights.ts";

/**
 * Whose a route is.
 *
 * - `public`: anybody's.
 * - `session`: whoever is logged in, about the own account.
 * - `host`: whoever may administer the whole installation.
 * - `tenant`: members of the tenant in the address (`/t/:tenantId/…`); to everybody else the page does not exist.
 */
export type Ownership = "public" | "session" | "host" | "tenant";

/** How a write that is sent twice has one effect. */
export type Repeating =
  /** The form carries a key, stored with the effect; the second time the first answer is given again. */
  | "key"
  /** Doing it again changes nothing more, or is refused because the first one changed the version. */
  | "harmless";

/** What one method of a route does. */
export interface MethodDeclaration {
  /** In a tenant: what for, which decides who may. `member` is any member. */
  readonly purpose?: Purpose | "member";
  /** The name its row has in the access log; undefined when it touches no tenant's data. */
  readonly auditAction?: string;
}

/** What posting to a route does. */
export interface PostDeclaration extends MethodDeclaration {
  readonly repeating: Repeating;
  /** Files are accepted; everything else is refused with 413 above 64 kB. */
  readonly upload?: boolean;
}

/** One route. */
export interface RouteDeclaration {
  readonly id: string;
  readonly path: string;
  /** Below `src/web/`. */
  readonly file: string;
  readonly ownership: Ownership;
  /** May an answer contain somebody's data? Then it is never stored by anybody on the way. */
  readonly personalData: boolean;
  /** Open to somebody who must first change a one-time password. */
  readonly withOneTimePassword?: boolean;
  readonly get?: MethodDeclaration;
  readonly post?: PostDeclaration;
}

/** The layout around every page of a tenant; it has no address of its own. */
export const tenantLayout = { id: "tenant", path: "/t/:tenantId", file: "routes/tenant.tsx" } as const;

/** Every route. */
export const declarations: readonly RouteDeclaration[] = [
  { id: "start", path: "/", file: "routes/start.ts", ownership: "session", personalData: false, get: {} },
];
