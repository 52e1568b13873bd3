import { Links, Meta, Outlet } from "react-router";
import { FormSecrets } from "./components/form.tsx";
import { visitContext } from "./context.server.ts";
import styles from "./styles/main.css?url";
import type { Route } from "./+types/root.ts";

/** What every page needs to render. */
export function loader({ context }: Route.LoaderArgs) {
  const { nonce, session } = context.get(visitContext);
  return { nonce, secrets: session ? { csrfToken: session.csrfToken } : {} };
}

/** The stylesheet and the mark beside the window's title. */
export const links: Route.LinksFunction = () => [
  { rel: "stylesheet", href: styles },
  { rel: "icon", type: "image/svg+xml", href: "/favicon.svg" },
];

/** The document around every page. */
export default function Root({ loaderData: { secrets } }: Route.ComponentProps) {
  return (
    <html lang="sv">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
      </head>
      <body>
        <FormSecrets value={secrets}>
          <Outlet />
        </FormSecrets>
      </body>
    </html>
  );
}
