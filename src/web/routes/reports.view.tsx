import { useRouteLoaderData } from "react-router";
import { formatPeriod } from "#src/domain/report/format.ts";
import { previousPeriod } from "#src/domain/report/previous-period.ts";
import { formatIsoDate, parseIsoDate } from "#src/kernel/dates.ts";
import { reportPages as texts } from "#src/texts/report-pages.sv.ts";
import { renderBody } from "#src/writers/html.ts";
import { reportStyles } from "#src/writers/html-styles.ts";
import { useFrame } from "../components/frame-context.tsx";
import { HelpText, PageFrame } from "../components/page-frame.tsx";
import { Downloads } from "../components/report-choices.tsx";
import { benefitFactAddress, isBenefitFact } from "../benefit-fact-address.ts";
import { figureAddress, searchOf, type FigureQuery } from "../figure-query.ts";
import { makeReport } from "../make-report.server.ts";
import type { loader as rootLoader } from "../root.tsx";
import type { Route } from "./+types/reports.view.ts";

/** The report as a part of the page; each number is a link to what it means. */
export async function loader({ context, request, params: { tenantId } }: Route.LoaderArgs) {
  const made = await makeReport(context, new URL(request.url).searchParams, []);
  if (!made.ok) throw new Error(made.error);
  const { document, query, template, audience } = made.value;
  const before = periodBefore(query);
  return {
    title: document.title,
    team: document.team,
    query,
    template,
    audience,
    styles: reportStyles,
    body: renderBody(document, {
      headingLevel: 2,
      linkTo: (fact) =>
        isBenefitFact(fact)
          ? benefitFactAddress(tenantId, query, fact)
          : figureAddress(tenantId, fact.previous ? before : query, fact.figure, fact.path),
    }),
  };
}

/** The same choice for the period before, which a report compares with. */
function periodBefore(query: FigureQuery): FigureQuery {
  const { from, to } = previousPeriod({ from: parseIsoDate(query.from)!, to: parseIsoDate(query.to)! });
  return { ...query, from: formatIsoDate(from), to: formatIsoDate(to) };
}

export default function ReportView({ loaderData }: Route.ComponentProps) {
  const { title, team, query, template, audience, styles, body } = loaderData;
  const { tenantId } = useFrame();
  const nonce = useRouteLoaderData<typeof rootLoader>("root")?.nonce;
  const reports = `/t/${tenantId}/reports`;
  return (
    <PageFrame
      area="reports"
      title={title}
      lead={`${team}, ${formatPeriod(query.from, query.to)}`}
      crumbs={[{ label: texts.title, href: `${reports}${searchOf(query, { template, audience })}` }]}
      help={<HelpText sentences={texts.help} />}
      action={<Downloads query={query} more={{ template, audience }} path={`${reports}/file`} />}
    >
      <style nonce={nonce} dangerouslySetInnerHTML={{ __html: styles }} />
      <div className="sheet" dangerouslySetInnerHTML={{ __html: body }} />
    </PageFrame>
  );
}
