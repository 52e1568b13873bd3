/** What every page behind the log-in knows: who looks, at which tenant and team. Given by the layout route. */
import { createContext, use } from "react";
import type { Role } from "#src/domain/rights.ts";

/** The frame around a page. */
export interface Frame {
  readonly userName: string;
  readonly role: Exclude<Role, "operator">;
  readonly tenantId: string;
  readonly tenantName: string;
  /** True when the account belongs to more than one tenant. */
  readonly canSwitchTenant: boolean;
  /** True when the tenant holds invented people only. */
  readonly demo: boolean;
  /** The tenant's teams (programmes), by name. */
  readonly teams: readonly string[];
  /** The team the page is about; undefined means all of them. */
  readonly team: string | undefined;
  /** The day, ISO; printed on paper. */
  readonly today: string;
  /** The end of the page's own address, `?…` or empty: what is kept when another team is chosen. */
  readonly search: string;
}

/** The address of a page of a tenant, for the team that is being looked at. `path` begins with `/` or is empty. */
export const addressIn = (frame: Pick<Frame, "tenantId" | "team">, path: string): string =>
  `/t/${frame.tenantId}${path}${frame.team === undefined ? "" : `?team=${encodeURIComponent(frame.team)}`}`;

const FrameContext = createContext<Frame | undefined>(undefined);

/** Gives the pages below their frame. */
export const FrameProvider = FrameContext.Provider;

/** The frame of the page being shown. Throws before log-in: such pages have a `PlainFrame`. */
export function useFrame(): Frame {
  const frame = use(FrameContext);
  if (!frame) throw new Error("Only pages of a tenant have a frame");
  return frame;
}
