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
  /** The page has the site's script, `scripts/recalculate.js`; on all others no script runs. */
  readonly script?: boolean;
  readonly get?: MethodDeclaration;
  readonly post?: PostDeclaration;
}

/** The layout around every page of a tenant; it has no address of its own. */
export const tenantLayout = { id: "tenant", path: "/t/:tenantId", file: "routes/tenant.tsx" } as const;

/** Every route. */
export const declarations: readonly RouteDeclaration[] = [
  { id: "start", path: "/", file: "routes/start.ts", ownership: "session", personalData: false, get: {} },
  {
    id: "accessibility",
    path: "/accessibility",
    file: "routes/accessibility.tsx",
    ownership: "public",
    personalData: false,
    get: {},
  },
  {
    id: "login",
    path: "/login",
    file: "routes/login.tsx",
    ownership: "public",
    personalData: false,
    get: {},
    post: { repeating: "harmless" },
  },
  {
    id: "logout",
    path: "/logout",
    file: "routes/logout.ts",
    ownership: "session",
    personalData: false,
    withOneTimePassword: true,
    post: { repeating: "harmless", auditAction: "sign-out" },
  },
  {
    id: "password",
    path: "/password",
    file: "routes/password.tsx",
    ownership: "session",
    personalData: false,
    withOneTimePassword: true,
    get: {},
    post: { repeating: "harmless", auditAction: "set-password" },
  },
  { id: "tenants", path: "/tenants", file: "routes/tenants.tsx", ownership: "session", personalData: false, get: {} },
  {
    id: "new-tenant",
    path: "/tenants/new",
    file: "routes/tenants.new.tsx",
    ownership: "host",
    personalData: false,
    get: {},
    post: { repeating: "harmless", auditAction: "create-tenant" },
  },
  {
    id: "members",
    path: "/t/:tenantId/members",
    file: "routes/members.tsx",
    ownership: "tenant",
    personalData: true,
    get: { purpose: "administer", auditAction: "list-members" },
    post: { purpose: "administer", auditAction: "add-member", repeating: "key" },
  },
  {
    id: "end-membership",
    path: "/t/:tenantId/members/:accountId/end",
    file: "routes/members.end.tsx",
    ownership: "tenant",
    personalData: true,
    get: { purpose: "administer", auditAction: "list-members" },
    post: { purpose: "administer", auditAction: "end-membership", repeating: "harmless" },
  },
  {
    id: "reset-password",
    path: "/t/:tenantId/members/:accountId/password",
    file: "routes/members.password.tsx",
    ownership: "tenant",
    personalData: true,
    get: { purpose: "administer", auditAction: "list-members" },
    post: { purpose: "administer", auditAction: "reset-password", repeating: "harmless" },
  },
  {
    id: "figures",
    path: "/t/:tenantId/figures",
    file: "routes/figures.tsx",
    ownership: "tenant",
    personalData: true,
    get: { purpose: "figures", auditAction: "evaluate-figures" },
  },
  {
    id: "tenant-start",
    path: "/t/:tenantId",
    file: "routes/tenant-start.tsx",
    ownership: "tenant",
    personalData: false,
    get: { purpose: "member", auditAction: "list-teams" },
  },
  {
    id: "figure",
    path: "/t/:tenantId/figures/:figureId",
    file: "routes/figures.figure.tsx",
    ownership: "tenant",
    personalData: true,
    get: { purpose: "figures", auditAction: "show-rows" },
  },
  {
    id: "register",
    path: "/t/:tenantId/register",
    file: "routes/register.tsx",
    ownership: "tenant",
    personalData: true,
    get: { purpose: "import", auditAction: "list-imports" },
    post: { purpose: "import", auditAction: "import.keep", repeating: "harmless", upload: true },
  },
  {
    id: "register-file",
    path: "/t/:tenantId/register/files/:fileId",
    file: "routes/register.file.tsx",
    ownership: "tenant",
    personalData: true,
    get: { purpose: "import", auditAction: "import.try" },
    post: { purpose: "import", repeating: "harmless", auditAction: "import.register" },
  },
  {
    id: "register-rejects",
    path: "/t/:tenantId/register/files/:fileId/rejects",
    file: "routes/register.rejects.ts",
    ownership: "tenant",
    personalData: true,
    get: { purpose: "import", auditAction: "import.try" },
  },
  {
    id: "register-import",
    path: "/t/:tenantId/register/imports/:runId",
    file: "routes/register.import.tsx",
    ownership: "tenant",
    personalData: true,
    get: { purpose: "import", auditAction: "list-imports" },
  },
  {
    id: "register-export",
    path: "/t/:tenantId/register/export",
    file: "routes/register.export.tsx",
    ownership: "tenant",
    personalData: true,
    get: { purpose: "export" },
  },
  {
    id: "register-export-file",
    path: "/t/:tenantId/register/export/file",
    file: "routes/register.export.file.ts",
    ownership: "tenant",
    personalData: true,
    post: { purpose: "export", repeating: "harmless", auditAction: "export.register" },
  },
  {
    id: "benefit",
    path: "/t/:tenantId/benefit",
    file: "routes/benefit.tsx",
    ownership: "tenant",
    personalData: true,
    script: true,
    get: { purpose: "figures", auditAction: "evaluate-benefit" },
  },
  {
    id: "benefit-lines",
    path: "/t/:tenantId/benefit/lines",
    file: "routes/benefit.lines.tsx",
    ownership: "tenant",
    personalData: true,
    get: { purpose: "figures", auditAction: "evaluate-benefit" },
  },
  {
    id: "benefit-persistence",
    path: "/t/:tenantId/benefit/persistence",
    file: "routes/benefit.persistence.tsx",
    ownership: "tenant",
    personalData: true,
    get: { purpose: "rows", auditAction: "persistence-rows" },
  },
  {
    id: "benefit-compare",
    path: "/t/:tenantId/benefit/compare",
    file: "routes/benefit.compare.tsx",
    ownership: "tenant",
    personalData: true,
    get: { purpose: "figures", auditAction: "evaluate-benefit" },
  },
  {
    id: "benefit-type-case",
    path: "/t/:tenantId/benefit/type-case",
    file: "routes/benefit.type-case.tsx",
    ownership: "tenant",
    personalData: false,
    get: { purpose: "figures", auditAction: "list-own-values" },
  },
  {
    id: "benefit-values",
    path: "/t/:tenantId/benefit/values",
    file: "routes/benefit.values.tsx",
    ownership: "tenant",
    personalData: true,
    get: { purpose: "figures", auditAction: "list-own-values" },
    post: { purpose: "values", auditAction: "set-own-value", repeating: "key" },
  },
  {
    id: "benefit-package",
    path: "/t/:tenantId/benefit/package",
    file: "routes/benefit.package.ts",
    ownership: "tenant",
    personalData: true,
    get: { purpose: "export", auditAction: "evaluate-benefit" },
  },
  {
    id: "reports",
    path: "/t/:tenantId/reports",
    file: "routes/reports.tsx",
    ownership: "tenant",
    personalData: false,
    get: { purpose: "report", auditAction: "list-teams" },
  },
  {
    id: "report",
    path: "/t/:tenantId/reports/view",
    file: "routes/reports.view.tsx",
    ownership: "tenant",
    personalData: true,
    get: { purpose: "report", auditAction: "evaluate-figures" },
  },
  {
    id: "report-file",
    path: "/t/:tenantId/reports/file",
    file: "routes/reports.file.ts",
    ownership: "tenant",
    personalData: true,
    get: { purpose: "report", auditAction: "evaluate-figures" },
  },
];
