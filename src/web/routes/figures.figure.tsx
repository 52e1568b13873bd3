import { describeFigure } from "#src/actions/describe-figure.ts";
import { evaluateForTeam } from "#src/actions/evaluate-figures.ts";
import { showRows, type ShownRows } from "#src/actions/show-rows.ts";
import type { SessionActor } from "#src/db/database.server.ts";
import { figureDefinitions } from "#src/domain/figures/catalogue.ts";
import type { FigureRequest } from "#src/domain/figures/figure.ts";
import type { RowsError } from "#src/domain/figures/rows-behind.ts";
import { buildScreen } from "#src/domain/report/build-screen.ts";
import type { FigureValue } from "#src/domain/report/facts.ts";
import { formatNumber, formatPeriod } from "#src/domain/report/format.ts";
import { mayAct, seesSmallCells } from "#src/domain/rights.ts";
import { sheetOf } from "#src/domain/workbook.ts";
import { fail, ok, type Result } from "#src/kernel/result.ts";
import { figurePages, rowPages as texts } from "#src/texts/figure-pages.sv.ts";
import { useFrame } from "../components/frame-context.tsx";
import { NumberLink } from "../components/number-link.tsx";
import { HelpText, PageFrame } from "../components/page-frame.tsx";
import { RowTable } from "../components/row-table.tsx";
import { StatusMessage } from "../components/status-message.tsx";
import { actorOf, visitContext, type Visit } from "../context.server.ts";
import { addressesOf, findShown } from "../figure-path.ts";
import { searchOf } from "../figure-query.ts";
import { readTeamChoice } from "../team-choice.server.ts";
import { valueOrResponse } from "../value-or-response.ts";
import type { Route } from "./+types/figures.figure.ts";

/** A figure's definition, one of its numbers, and the rows that it counts. */
export async function loader({ context, request, params: { figureId } }: Route.LoaderArgs) {
  const visit = context.get(visitContext);
  const actor = actorOf(context);
  const definition = describeFigure(figureId);
  if (!definition) throw new Response(null, { status: 404 });
  const params = new URL(request.url).searchParams;
  const { query, programmes, period } = await readTeamChoice(context, params);
  const { track, scheme } = query;
  const scope = { programmes, tracks: track ? [track] : null };
  const { db, requestId } = visit;
  const { evaluation } = valueOrResponse(await evaluateForTeam(db, actor, { ...scope, period, scheme, requestId }));

  const figure = evaluation.figures[figureId];
  if (!figure) throw new Response(null, { status: 404 });
  const path = params.get("path") ?? "";
  const screen = buildScreen({
    evaluation,
    definitions: describeFigure,
    catalogue: figureDefinitions,
    audience: seesSmallCells(actor.role) ? "team" : "board",
  });
  const onPage = screen.flatMap(({ figures }) => figures).find(({ id }) => id === figureId);
  return {
    definition,
    query,
    number: onPage && findShown(onPage, path),
    rows: mayAct(actor.role, "rows")
      ? await rowsOf(visit, actor, { scope, period, ...(scheme ? { scheme } : {}) }, { id: figureId, figure, path })
      : undefined,
  };
}

interface Place {
  readonly id: string;
  readonly figure: FigureValue;
  readonly path: string;
}

interface FoundRows {
  readonly shown: ShownRows;
  /** The number has no rows of its own, so these are all that the figure counts. */
  readonly everything: boolean;
}

/** The rows behind a number: the most exact address that the figure knows. */
async function rowsOf(
  { db, requestId }: Visit,
  actor: SessionActor,
  request: FigureRequest,
  { id, figure, path }: Place,
): Promise<Result<FoundRows, RowsError>> {
  const addresses = addressesOf(figure, path);
  for (const [index, address] of addresses.entries()) {
    const shown = await showRows(db, actor, { ...request, requestId }, id, address);
    if (shown.ok) return ok({ shown: shown.value, everything: index > 0 && index === addresses.length - 1 });
    const { error } = shown;
    if (
      error.code === "access.session-ended" ||
      error.code === "access.not-permitted" ||
      error.code === "access.key-reused"
    )
      return valueOrResponse(fail(error));
    if (error.code !== "rows.unknown_address" || index === addresses.length - 1) return fail(error);
  }
  throw new Error("There is always an address: everything");
}

export default function Figure({ loaderData }: Route.ComponentProps) {
  const { definition, query, number, rows } = loaderData;
  const frame = useFrame();
  const figures = `/t/${frame.tenantId}/figures${searchOf(query)}`;
  const about = [number?.label, query.team ?? frame.teams.join(", "), query.track, formatPeriod(query.from, query.to)];
  return (
    <PageFrame
      area="figures"
      title={definition.title}
      lead={about.filter(Boolean).join(", ")}
      crumbs={[{ label: figurePages.title, href: figures }]}
      help={<HelpText sentences={texts.help} />}
    >
      {number ? (
        <p className="figure-value">
          <span className="visually-hidden">{texts.value}: </span>
          <NumberLink cell={number.cell} href={undefined} place="sentence" />
        </p>
      ) : null}
      <section className="section">
        <h2>{figurePages.definition}</h2>
        <p>{definition.definition}</p>
        <p>
          {figurePages.population} {definition.population}
        </p>
        <p className="small">
          {figurePages.mark} {definition.id} v{definition.version}
        </p>
      </section>
      <section className="section">
        <h2>{texts.rows}</h2>
        {rows === undefined ? <StatusMessage tone="note">{texts.refused}</StatusMessage> : <Rows rows={rows} />}
      </section>
      <p>
        <a href={figures}>{texts.back}</a>
      </p>
    </PageFrame>
  );
}

function Rows({ rows }: { readonly rows: Result<FoundRows, RowsError> }) {
  if (!rows.ok)
    return <p>{rows.error.code === "rows.not_computed" && rows.error.why ? rows.error.why : texts.noRows}</p>;
  const { shown, everything } = rows.value;
  const { sheet } = sheetOf(shown.table);
  const n = shown.rows.length;
  if (n === 0) return <p>{texts.none}</p>;
  return (
    <>
      <p>
        {everything ? `${texts.allRows}. ` : null}
        {n === 1 ? texts.one(sheet) : texts.count(formatNumber(n, 0), sheet)}
      </p>
      <RowTable shown={shown} />
      {shown.rows.some(({ identity }) => identity) ? <p className="small">{texts.logged}</p> : null}
    </>
  );
}
