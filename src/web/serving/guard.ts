/**
 * What happens to every request before a route's own code: who asks, may they, is a write their own, and is it new. A
 * route cannot forget any of this, because it is never run otherwise.
 */
import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { logRefusal, withoutTenant, type Db, type SessionActor } from "#src/db/database.server.ts";
import { readSession } from "#src/db/queries/sign-in.ts";
import { mayAct, type Purpose } from "#src/domain/rights.ts";
import { isUuid } from "#src/kernel/uuid.ts";
import type { Membership, Session } from "../context.server.ts";
import type { MethodDeclaration, PostDeclaration, RouteDeclaration } from "../declarations.ts";
import type { SubmittedForm } from "../submitted-form.ts";
import { readBody, type ReceivedForm } from "./read-body.ts";
import type { FindRoute } from "./route-table.ts";
import { isFromOwnPage } from "./security-headers.ts";
import type { SessionCookie } from "./session-cookie.ts";

/** A request that may go on to its route. */
export interface Admitted {
  readonly kind: "admitted";
  readonly declared: RouteDeclaration;
  readonly session: Session | undefined;
  readonly actor: SessionActor | undefined;
  readonly form: SubmittedForm | undefined;
  /** Removes the form's files. */
  readonly dispose: () => Promise<void>;
}

/** What the guard says of a request. `declared` is the route it aimed at, if any, for the request log. */
export type Verdict =
  | Admitted
  | { readonly kind: "redirect"; readonly to: string; readonly declared: RouteDeclaration }
  | {
      readonly kind: "refused";
      readonly status: number;
      readonly declared?: RouteDeclaration;
      readonly session?: Session;
    };

/** What the guard needs to know of the site. */
export interface GuardSettings {
  readonly db: Db;
  readonly findRoute: FindRoute;
  readonly cookie: SessionCookie;
  /** Where posted files are put. */
  readonly directory: string;
}

/** A request as the guard sees it. */
export interface Arrival {
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly requestId: string;
}

const hidden = ["csrfToken", "idempotencyKey"];
const nothing = () => Promise.resolve();

/** Decides about a request, in the order: address, method, origin, who, whose, what for, form. */
export async function admit(settings: GuardSettings, arrival: Arrival): Promise<Verdict> {
  const { request, url, requestId } = arrival;
  const match = settings.findRoute(url.pathname);
  if (!match) return { kind: "refused", status: 404 };
  const { declared, tenantId } = match;
  const refused = (status: number, session?: Session): Verdict => ({
    kind: "refused",
    status,
    declared,
    ...(session && { session }),
  });

  const isRead = request.method === "GET" || request.method === "HEAD";
  const post = request.method === "POST" ? declared.post : undefined;
  const method = isRead ? declared.get : post;
  if (!method) return refused(405);
  const { origin, "sec-fetch-site": fetchSite } = request.headers;
  if (!isRead && !isFromOwnPage({ origin, fetchSite: oneOf(fetchSite) }, url.host)) return refused(403);

  const session = await findSession(settings, request.headers.cookie);
  if (declared.ownership !== "public") {
    if (!session)
      return {
        kind: "redirect",
        to: isRead ? `/login?next=${encodeURIComponent(url.pathname + url.search)}` : "/login",
        declared,
      };
    if (session.mustChangePassword && !declared.withOneTimePassword)
      return { kind: "redirect", to: "/password", declared };
    if (declared.ownership === "host" && !session.hostAdministrator) return refused(404, session);
  }
  let actor: SessionActor | undefined;
  if (declared.ownership === "tenant") {
    const membership = session?.memberships.find((one) => one.tenantId === tenantId);
    if (!session || !membership || !mayUse(membership, method)) {
      if (session && isUuid(tenantId ?? "")) await logAttempt(settings.db, session, tenantId!, method, requestId);
      return refused(404, session);
    }
    actor = toActor(session, membership);
  }
  if (!post) return { kind: "admitted", declared, session, actor, form: undefined, dispose: nothing };

  const received = await readBody(request, { upload: post.upload ?? false, directory: settings.directory });
  if (!received.ok) return refused(received.error.status, session);
  const form = checkForm(received.value, post, declared, session);
  if (typeof form === "number") {
    await received.value.dispose();
    return refused(form, session);
  }
  return { kind: "admitted", declared, session, actor, form, dispose: received.value.dispose };
}

const oneOf = (header: string | readonly string[] | undefined): string | undefined =>
  typeof header === "string" || header === undefined ? header : header.join();

async function findSession({ db, cookie }: GuardSettings, header: string | undefined): Promise<Session | undefined> {
  const token = cookie.read(header);
  if (!token) return undefined;
  const rows = await withoutTenant(db, "stegvis_gate", (tx) => readSession(tx, token));
  const first = rows[0];
  if (!first) return undefined;
  const memberships = rows.flatMap(({ tenantId, tenantName, demo, role }) =>
    tenantId && tenantName && role ? [{ tenantId, tenantName, demo: demo ?? false, role }] : [],
  );
  return { ...first, memberships, token, csrfToken: csrfTokenOf(token) };
}

/** Derived from the session's secret, so nothing is stored; says nothing about it. */
const csrfTokenOf = (token: Uint8Array): string =>
  createHash("sha256").update("stegvis csrf\0").update(token).digest("base64url");

const mayUse = ({ role }: Membership, { purpose }: MethodDeclaration): boolean =>
  purpose === "member" || (purpose !== undefined && mayAct(role, purpose));

const toActor = ({ accountId, name, token }: Session, { tenantId, role }: Membership): SessionActor => ({
  kind: "session",
  tenantId,
  accountId,
  name,
  role,
  token,
});

/** Notes an attempt in the log of the tenant it aimed at, if whoever made it is or was a member there. */
async function logAttempt(
  db: Db,
  { token }: Session,
  tenantId: string,
  { purpose, auditAction }: MethodDeclaration,
  requestId: string,
): Promise<void> {
  const attempted: Purpose = purpose === undefined || purpose === "member" ? "figures" : purpose;
  await logRefusal(db, { token, tenantId }, { purpose: attempted, action: auditAction ?? "open", requestId });
}

/** The form without its hidden fields, or the status to refuse it with. */
function checkForm(
  received: ReceivedForm,
  post: PostDeclaration,
  { id, ownership }: RouteDeclaration,
  session: Session | undefined,
): SubmittedForm | number {
  const valueOf = (wanted: string) => received.fields.find(([name]) => name === wanted)?.[1] ?? "";
  if (ownership !== "public" && (!session || !isSame(valueOf("csrfToken"), session.csrfToken))) return 403;
  const key = valueOf("idempotencyKey");
  if (post.repeating === "key" && !/^[\w-]{16,100}$/.test(key)) return 400;
  return {
    fields: received.fields.filter(([name]) => !hidden.includes(name)),
    files: received.files,
    once: post.repeating === "key" ? { key: `${id} ${key}`, requestHash: received.digest(hidden) } : undefined,
  };
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
