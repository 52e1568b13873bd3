import { templates } from "#src/domain/report/templates/catalogue.ts";
import { mayAct } from "#src/domain/rights.ts";
import { figurePages } from "#src/texts/figure-pages.sv.ts";
import { reportPages as texts } from "#src/texts/report-pages.sv.ts";
import { EmptyState } from "../components/empty-state.tsx";
import { ButtonLink, ErrorSummary } from "../components/form.tsx";
import { addressIn, useFrame } from "../components/frame-context.tsx";
import { HelpText, PageFrame } from "../components/page-frame.tsx";
import { ReportChoices } from "../components/report-choices.tsx";
import { actorOf } from "../context.server.ts";
import { audiencesOf, readReportChoice } from "../report-query.ts";
import { readTeamChoice } from "../team-choice.server.ts";
import type { Route } from "./+types/reports.ts";

/** What a report can be made of. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const { role } = actorOf(context);
  const params = new URL(request.url).searchParams;
  const { query, values, errors, choices, programmes } = await readTeamChoice(context, params);
  const { template, audience } = readReportChoice(params, role);
  return {
    query,
    values,
    errors,
    choices,
    isEmpty: programmes.length === 0,
    templates: templates.map(({ id, title, description }) => ({ id, title, description })),
    template: template.id,
    audiences: audiencesOf(role),
    audience,
  };
}

export default function Reports({ loaderData }: Route.ComponentProps) {
  const { values, errors, isEmpty, ...choices } = loaderData;
  const frame = useFrame();
  const faulty = Object.keys(errors).length > 0;
  const state = faulty ? { values, errors } : undefined;
  return (
    <PageFrame
      area="reports"
      title={texts.title}
      lead={texts.lead}
      faulty={faulty}
      help={<HelpText sentences={texts.help} />}
    >
      {isEmpty ? (
        <EmptyState
          title={texts.emptyTitle}
          action={
            mayAct(frame.role, "import") ? (
              <ButtonLink href={addressIn(frame, "/register")}>{figurePages.emptyAction}</ButtonLink>
            ) : null
          }
        >
          {texts.emptyText}
        </EmptyState>
      ) : (
        <>
          <ErrorSummary state={state} />
          <ReportChoices {...choices} state={state} action={`/t/${frame.tenantId}/reports/view`} />
        </>
      )}
    </PageFrame>
  );
}
