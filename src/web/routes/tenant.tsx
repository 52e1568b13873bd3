import { Outlet } from "react-router";

/** The layout around every page of a tenant. */
export default function Tenant() {
  return <Outlet />;
}
