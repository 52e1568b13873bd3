import { sessionOf } from "../context.server.ts";
import { tenantChoiceTexts as texts } from "#src/texts/accounts.sv.ts";
import { frameTexts } from "#src/texts/web.sv.ts";
import { ButtonLink, Form, FormActions, Submit } from "../components/form.tsx";
import { PlainFrame } from "../components/page-frame.tsx";
import type { Route } from "./+types/tenants.ts";

/** The tenants that the account belongs to. */
export function loader({ context }: Route.LoaderArgs) {
  const { memberships, hostAdministrator } = sessionOf(context);
  return { memberships, hostAdministrator };
}

export default function Tenants({ loaderData: { memberships, hostAdministrator } }: Route.ComponentProps) {
  return (
    <PlainFrame title={texts.title}>
      <p className="lead">{texts.lead}</p>
      {memberships.length === 0 ? <p>{hostAdministrator ? texts.noneYet : texts.none}</p> : null}
      <ul className="link-list">
        {memberships.map(({ tenantId, tenantName }) => (
          <li key={tenantId}>
            <a href={`/t/${tenantId}`}>{tenantName}</a>
          </li>
        ))}
      </ul>
      {hostAdministrator ? (
        <p>
          <ButtonLink href="/tenants/new" quiet={memberships.length > 0}>
            {texts.create}
          </ButtonLink>
        </p>
      ) : null}
      <Form action="/logout">
        <FormActions>
          <Submit quiet>{frameTexts.logOut}</Submit>
        </FormActions>
      </Form>
    </PlainFrame>
  );
}
