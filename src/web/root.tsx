import { Links, Meta, Outlet, Scripts, useMatches } from "react-router";
import { FormSecrets } from "./components/form.tsx";
import { visitContext } from "./context.server.ts";
import type { Route } from "./+types/root.ts";

/** What every page needs to render. */
export function loader({ context }: Route.LoaderArgs) {
  const { nonce, session } = context.get(visitContext);
  return { nonce, secrets: session ? { csrfToken: session.csrfToken } : {} };
}

/** Does any part of the page ask for scripts, with `export const handle = { scripts: true }`? */
const asksForScripts = ({ handle }: { readonly handle: unknown }): boolean =>
  typeof handle === "object" && handle !== null && "scripts" in handle && handle.scripts === true;

export default function Root({ loaderData }: Route.ComponentProps) {
  const scripts = useMatches().some(asksForScripts);
  return (
    <html lang="sv">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        <FormSecrets value={loaderData.secrets}>
          <Outlet />
        </FormSecrets>
        {scripts ? <Scripts nonce={loaderData.nonce} /> : null}
      </body>
    </html>
  );
}
