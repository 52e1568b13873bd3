/** What a request carries from the server to its route: who asks, and the surroundings. */
import { createContext, type RouterContextProvider } from "react-router";
import type { Db, SessionActor } from "#src/db/database.server.ts";
import type { Day } from "#src/kernel/dates.ts";
import type { SessionCookie } from "./serving/session-cookie.ts";
import type { SubmittedForm } from "./submitted-form.ts";

/** A tenant that the account belongs to. */
export interface Membership {
  readonly tenantId: string;
  readonly tenantName: string;
  /** True when it holds invented people only. */
  readonly demo: boolean;
  readonly role: SessionActor["role"];
}

/** Somebody logged in. */
export interface Session {
  readonly accountId: string;
  readonly name: string;
  readonly userName: string;
  readonly mustChangePassword: boolean;
  /** May make tenants; a member of every one. */
  readonly hostAdministrator: boolean;
  readonly memberships: readonly Membership[];
  /** Goes into every form; derived from the session's secret, which never leaves the cookie. */
  readonly csrfToken: string;
  readonly token: Uint8Array;
}

/** How long somebody stays logged in. */
export interface SessionLimits {
  /** Without doing anything. */
  readonly idleMinutes: number;
  /** Whatever happens. */
  readonly absoluteHours: number;
}

/** One request. */
export interface Visit {
  readonly db: Db;
  readonly requestId: string;
  /** For `<script>` and `<style>`: nothing else is run. */
  readonly nonce: string;
  readonly today: Day;
  /** The address of whoever asks, for counting attempts. */
  readonly source: string;
  readonly cookie: SessionCookie;
  readonly sessionLimits: SessionLimits;
  /** Private, for files while something is done with them; removed when the site stops. */
  readonly directory: string;
  /** Undefined when nobody is logged in. */
  readonly session: Session | undefined;
  /** Whoever acts in the tenant of the address; undefined outside one. */
  readonly actor: SessionActor | undefined;
  /** What was posted; undefined when nothing was. */
  readonly form: SubmittedForm | undefined;
  /** Logs what went wrong, without its message: a message may carry somebody's data. */
  report(error: unknown): void;
}

/** The key of the visit in the router's context. */
export const visitContext = createContext<Visit>();

/** Whoever acts in the tenant of the address. Throws outside a tenant: the declaration says which routes are inside. */
export function actorOf(context: Readonly<RouterContextProvider>): SessionActor {
  const { actor } = context.get(visitContext);
  if (!actor) throw new Error("Only routes declared with ownership `tenant` have an actor");
  return actor;
}

/** What whoever acts is in the tenant of the address. Throws outside a tenant. */
export function membershipOf(context: Readonly<RouterContextProvider>): Membership {
  const { tenantId } = actorOf(context);
  const membership = sessionOf(context).memberships.find((one) => one.tenantId === tenantId);
  if (!membership) throw new Error("The guard makes an actor of a membership");
  return membership;
}

/** Whoever is logged in. Throws on public routes. */
export function sessionOf(context: Readonly<RouterContextProvider>): Session {
  const { session } = context.get(visitContext);
  if (!session) throw new Error("Public routes have no session");
  return session;
}

/** What was posted. Throws when nothing was: for actions. */
export function formOf(context: Readonly<RouterContextProvider>): SubmittedForm {
  const { form } = context.get(visitContext);
  if (!form) throw new Error("Only actions have a form");
  return form;
}
