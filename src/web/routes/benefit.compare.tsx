import { paybackText, paybackWords, saidPayback } from "#src/domain/model/group/said-payback.ts";
import { monthsText } from "#src/domain/model/break-even-words.ts";
import { assumptionValue, intervalText, wholePercent } from "#src/domain/model/charts/labels.ts";
import { yearDots } from "#src/domain/model/charts/years.ts";
import type { Calculation, Interval, ResultRow, RowResult } from "#src/domain/model/calculation.ts";
import { priceLevel } from "#src/domain/model/prices.ts";
import { formatNumber, missingMark } from "#src/domain/report/format.ts";
import { calendarFromDay, dayFromCalendar, formatIsoDate } from "#src/kernel/dates.ts";
import { benefitPages } from "#src/texts/benefit-pages.sv.ts";
import { comparePages as texts } from "#src/texts/benefit-compare.sv.ts";
import { benefitSearch, linesAddress } from "../benefit-address.ts";
import { publish, type PublishedBenefit } from "../benefit-publication.ts";
import { assumptionsOf, type BenefitQuery } from "../benefit-query.ts";
import { calculateBenefit, readBenefitChoice } from "../benefit.server.ts";
import { AmountLink, TextLink } from "../components/amount-link.tsx";
import { ModelPicture } from "../components/benefit-pictures.tsx";
import { DataTable } from "../components/data-table.tsx";
import { BenefitTabs } from "../components/benefit-tabs.tsx";
import { useFrame } from "../components/frame-context.tsx";
import { HelpText, PageFrame } from "../components/page-frame.tsx";
import { StatusMessage } from "../components/status-message.tsx";
import type { FigureQuery } from "../figure-query.ts";
import type { Route } from "./+types/benefit.compare.ts";

/** So many years beside each other: what fits a page. */
const mostYears = 4;

interface YearColumn {
  readonly year: number;
  readonly query: FigureQuery;
  readonly published: PublishedBenefit | undefined;
  readonly why: string | undefined;
  /** On the scale of `priceLevel`. */
  readonly prices: number | undefined;
}

/** The year of the address and the years before it, all on the same assumptions. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const asked = await readBenefitChoice(context, new URL(request.url).searchParams);
  const { choice } = asked;
  // What was observed differs from year to year, and a stated cost is one year's.
  const benefit = { ...asked.benefit, cost: undefined, stated: true };
  const columns: YearColumn[] = [];
  const last = calendarFromDay(choice.period.to).year;
  for (let year = last - mostYears + 1; year <= last && choice.programmes.length > 0; year++) {
    const period = { from: dayFromCalendar(year, 1, 1), to: dayFromCalendar(year, 12, 31) };
    const query = { ...choice.query, from: formatIsoDate(period.from), to: formatIsoDate(period.to) };
    const evaluated = await calculateBenefit(context, { ...asked, benefit }, { period });
    columns.push({
      year,
      query,
      published: evaluated.ok
        ? publish(evaluated.value.calculation, evaluated.value.publication, choice.outside)
        : undefined,
      why: evaluated.ok ? undefined : evaluated.error,
      prices: evaluated.ok ? priceLevel(evaluated.value.request.parameters, year) : undefined,
    });
  }
  return { query: choice.query, benefit, assumptions: assumptionsOf(benefit), columns };
}

export default function CompareYears({ loaderData }: Route.ComponentProps) {
  const { query, benefit, assumptions: a, columns } = loaderData;
  const frame = useFrame();
  const usual = { ...benefit, stated: false };
  const back = `/t/${frame.tenantId}/benefit${benefitSearch(query, usual)}`;
  const shown = columns.filter(({ published }) => published && published.level !== "none");
  const years = a.horizonYears;
  return (
    <PageFrame
      area="benefit"
      title={texts.title}
      lead={texts.lead(query.team ?? frame.teams.join(", "))}
      crumbs={[{ label: benefitPages.title, href: back }]}
      help={<HelpText sentences={texts.help} />}
    >
      <BenefitTabs current="compare" query={query} benefit={usual} />
      <p>
        {texts.same(
          assumptionValue("deadweight", a.deadweight),
          benefit.comparison,
          assumptionValue("persistence", a.persistence),
          assumptionValue("discountRate", a.discountRate),
          years,
        )}
      </p>
      {columns
        .filter(({ published }) => !published || published.level === "none")
        .map(({ year, why }) => (
          <StatusMessage key={year} tone="note">
            {texts.none(`${year}`, why ?? texts.tooFew)}
          </StatusMessage>
        ))}
      {shown.length > 0 ? (
        <>
          <Dots columns={shown} benefit={benefit} />
          <YearTable columns={shown} benefit={benefit} years={years} />
          <p className="small">{texts.currentPrices}</p>
        </>
      ) : null}
      <p>
        <a href={back}>{texts.back}</a>
      </p>
    </PageFrame>
  );
}

const rowIn = ({ rows }: Calculation, row: ResultRow) => rows.find((one) => one.row === row);
const drawnIn = ({ uncertainty }: Calculation, row: ResultRow) => uncertainty?.rows.find((one) => one.row === row);

function Dots({ columns, benefit }: { readonly columns: readonly YearColumn[]; readonly benefit: BenefitQuery }) {
  const { tenantId } = useFrame();
  const drawing = yearDots(
    columns.flatMap(({ year, published }) => {
      const { calculation } = published!;
      const society = rowIn(calculation, "samhalle");
      if (!society) return [];
      return [
        {
          label: `${year}`,
          n: calculation.persons,
          amount: society.revenuePerPerson,
          interval: perPerson(drawnIn(calculation, "samhalle")?.revenue, calculation.persons),
        },
      ];
    }),
    "diagram-ar",
  );
  return drawing ? (
    <section className="picture">
      <h2>{texts.picture}</h2>
      <ModelPicture
        drawing={drawing}
        id="diagram-ar"
        opensAt={(key, place) => {
          const column = columns.find(({ year }) => `${year}` === key);
          if (!column) return undefined;
          return place === 1
            ? linesAddress(tenantId, column.query, benefit, { row: "samhalle", measure: "revenuePerPerson" })
            : `/t/${tenantId}/benefit${benefitSearch(column.query, benefit)}#${place === 0 ? "tackning" : "osakerhet"}`;
        }}
      />
    </section>
  ) : null;
}

const perPerson = (interval: Interval | undefined, n: number): Interval | undefined =>
  interval && {
    low: interval.low === null ? null : interval.low / n,
    median: interval.median === null ? null : interval.median / n,
    high: interval.high === null ? null : interval.high / n,
  };

const monthRange = (interval: Interval | undefined): string => {
  if (!interval) return missingMark;
  if (interval.low === null) return paybackWords.never;
  return interval.high === null
    ? `${monthsText(interval.low)} till ${paybackWords.never}`
    : `${formatNumber(interval.low, 0)} till ${monthsText(interval.high)}`;
};

interface Measured {
  readonly label: string;
  readonly row?: ResultRow;
  readonly measure?: "horizonProfit" | "revenue" | "revenuePerPerson" | "payback";
  readonly text?: (calculation: Calculation, column: YearColumn) => string;
  /** Where among the pages of the year `text` is explained; under uncertainty unless said. */
  readonly at?: string;
}

function YearTable({
  columns,
  benefit,
  years,
}: {
  readonly columns: readonly YearColumn[];
  readonly benefit: BenefitQuery;
  readonly years: number;
}) {
  const { tenantId } = useFrame();
  const base = columns.flatMap(({ year, prices }) => (prices === undefined ? [] : [{ year, prices }])).at(-1);
  // A target of the register may be another one another year.
  const aims = [...new Set(columns.flatMap(({ published }) => published?.calculation.uncertainty?.paidBackWithin?.months ?? []))]; // prettier-ignore
  const measured: readonly Measured[] = [
    { label: texts.persons, at: "#tackning", text: ({ persons }) => formatNumber(persons, 0) },
    ...(benefit.comparison === undefined
      ? []
      : [
          {
            label: texts.compared(benefit.comparison),
            at: "#anda",
            text: ({ counterfactual }: Calculation) => formatNumber(counterfactual.n, 0),
          },
        ]),
    ...(base
      ? [
          {
            label: texts.prices(base.year),
            at: "/values#prisbasbelopp",
            text: (_: Calculation, { prices }: YearColumn) =>
              prices === undefined ? missingMark : formatNumber((prices / base.prices) * 100, 1),
          },
        ]
      : []),
    { label: texts.revenue, row: "samhalle", measure: "revenue" },
    { label: `${texts.revenue}, ${texts.interval}`, text: (one) => intervalText(drawnIn(one, "samhalle")?.revenue) },
    { label: texts.perPerson, row: "samhalle", measure: "revenuePerPerson" },
    { label: texts.profit(years), row: "samhalle", measure: "horizonProfit" },
    {
      label: `${texts.profit(years)}, ${texts.interval}`,
      text: (one) => intervalText(drawnIn(one, "samhalle")?.horizonProfit),
    },
    { label: texts.payback, row: "samhalle", measure: "payback" },
    { label: texts.paybackRange, text: (one) => monthRange(drawnIn(one, "samhalle")?.paybackMonths) },
    ...(aims.length > 1 ? [{ label: texts.target, text: targetOf }] : []),
    {
      label: aims.length === 1 ? texts.within(aims[0]!) : texts.withinTarget,
      text: (one) => chance(one.uncertainty?.paidBackWithin?.probability),
    },
    { label: texts.profitOf(texts.municipality, years), row: "kommun", measure: "horizonProfit" },
    { label: texts.profitOf(texts.region, years), row: "region", measure: "horizonProfit" },
    { label: texts.profitOf(texts.state, years), row: "staten", measure: "horizonProfit" },
  ];
  return (
    <DataTable
      id="jamforelse"
      caption={texts.title}
      hideCaption
      columns={[
        { label: texts.measure, cell: ({ label }) => label },
        ...columns.map((column) => ({
          label: `${column.year}`,
          align: "number" as const,
          cell: ({ label, row, measure, text, at }: Measured) => {
            const { calculation } = column.published!;
            if (text) {
              const said = text(calculation, column);
              const [page, place] = (at ?? "#osakerhet").split("#");
              const href = `/t/${tenantId}/benefit${page}${benefitSearch(column.query, benefit)}#${place}`;
              return said === missingMark ? said : <TextLink href={href} label={`${label}, ${column.year}`}>{said}</TextLink>; // prettier-ignore
            }
            const result = rowIn(calculation, row!);
            if (!result) return missingMark;
            const href = linesAddress(tenantId, column.query, benefit, { row: row!, measure: measure! });
            return (
              <YearNumber
                result={result}
                uncertain={column.published!.uncertain}
                measure={measure!}
                href={href}
                label={`${label}, ${column.year}`}
              />
            );
          },
        })),
      ]}
      rows={measured}
      rowKey={({ label }) => label}
    />
  );
}

const targetOf = ({ uncertainty }: Calculation): string =>
  uncertainty?.paidBackWithin ? `${uncertainty.paidBackWithin.months}` : missingMark;

const chance = (probability: number | undefined): string =>
  probability === undefined ? missingMark : wholePercent(probability);

interface YearNumberProps {
  readonly result: RowResult;
  readonly uncertain: readonly ResultRow[];
  readonly measure: NonNullable<Measured["measure"]>;
  readonly href: string;
  readonly label: string;
}

function YearNumber({ result, uncertain, measure, href, label }: YearNumberProps) {
  if (measure !== "payback") return <AmountLink amount={result[measure]} href={href} label={label} />;
  const said = saidPayback(result, uncertain);
  if (!said) return missingMark;
  return said.kind === "no-cost" ? paybackText(said) : <TextLink href={href} label={label}>{paybackText(said)}</TextLink>; // prettier-ignore
}
