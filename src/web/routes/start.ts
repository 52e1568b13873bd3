import { redirect } from "react-router";

/** The way in: to the only tenant, or to the choice of one. */
export function loader() {
  return redirect("/login");
}
