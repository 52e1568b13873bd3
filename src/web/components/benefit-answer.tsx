import type { ReactNode } from "react";
import { paybackText, paybackWords, saidPayback } from "#src/domain/model/group/said-payback.ts";
import { endsOf, short, signedAmount, wholePercent } from "#src/domain/model/charts/labels.ts";
import type { Interval } from "#src/domain/model/calculation.ts";
import { formatNumber } from "#src/domain/report/format.ts";
import { benefitPages as texts } from "#src/texts/benefit-pages.sv.ts";
import { AmountLink, NumberIn, TextLink } from "./amount-link.tsx";
import type { BenefitView } from "./benefit-view.ts";
import { StatusMessage } from "./status-message.tsx";

function amounts(interval: Interval | undefined): string | undefined {
  const ends = endsOf(interval);
  return ends && texts.interval(signedAmount(ends[0]), signedAmount(interval?.median ?? 0), signedAmount(ends[1]));
}

const months = (interval: Interval | undefined): string | undefined => {
  if (!interval) return undefined;
  if (interval.low === null) return texts.surelyNever;
  const said = (value: number | null) =>
    value === null ? paybackWords.never : `${formatNumber(value, 0)}\u00a0månader`;
  return texts.interval(said(interval.low), said(interval.median), said(interval.high));
};

/** The answer first: what society gains and when it is repaid, each with how sure that is. */
export function BenefitAnswer({ view }: { readonly view: BenefitView }) {
  const { calculation, opensAt } = view;
  const { rows, uncertainty, assumptions, counterfactual } = calculation;
  const society = rows.find(({ row }) => row === "samhalle");
  if (!society) return null;
  const years = assumptions.horizonYears;
  const said = saidPayback(society, view.uncertain);
  const profit = society.horizonProfit;
  const drawn = uncertainty?.rows.find(({ row }) => row === "samhalle");
  const measure = profit === undefined ? "horizonRevenue" : "horizonProfit";
  const name = profit === undefined ? texts.societyRevenue(years) : texts.society(years);
  return (
    <>
      <p className="answer">
        <Sentence view={view} />
        {counterfactual.step === "stated-deadweight" ? null : ` ${texts.saidCompared(counterfactual.name)}`}
      </p>
      <ul className="tiles answer-tiles">
        <Tile name={name} note={profit === undefined ? undefined : drawnAs(name, amounts(drawn?.horizonProfit))}>
          <AmountLink
            amount={profit ?? society.horizonRevenue}
            href={opensAt({ row: "samhalle", measure })}
            signed
            label={name}
          />
        </Tile>
        <Tile
          name={texts.payback}
          note={drawnAs(texts.payback, months(drawn?.paybackMonths))}
          long={said !== undefined && said.kind !== "months"}
        >
          {said ? (
            <TextLink href={opensAt({ row: "samhalle", measure: "payback" })} label={texts.payback}>
              {paybackText(said)}
            </TextLink>
          ) : (
            texts.noCost
          )}
        </Tile>
        {uncertainty?.paidBackWithin ? (
          <Tile name={texts.within(uncertainty.paidBackWithin.months)} note={<Counted view={view} />}>
            <a className="number" href="#osakerhet">
              {wholePercent(uncertainty.paidBackWithin.probability)}
            </a>
          </Tile>
        ) : null}
        {uncertainty?.positive === undefined ? null : (
          <Tile name={texts.positive(years)}>
            <a className="number" href="#osakerhet">
              {wholePercent(uncertainty.positive)}
            </a>
          </Tile>
        )}
        {society.ratio === undefined ? null : (
          <Tile name={texts.ratio}>
            <TextLink href={opensAt({ row: "samhalle", measure: "ratio" })} label={texts.ratio}>
              {`${short(society.ratio)}\u00a0kr`}
            </TextLink>
          </Tile>
        )}
      </ul>
      {calculation.illustrative ? <StatusMessage tone="attention">{texts.illustrativeUsed}</StatusMessage> : null}
    </>
  );
}

/** An interval, which leads to how it was drawn. */
const drawnAs = (name: string, interval: string | undefined): ReactNode =>
  interval && (
    <a className="count" href="#osakerhet" aria-label={`${name}: ${interval}`}>
      {interval}
    </a>
  );

/** How many it is counted on, leading to who they are for whoever may see that. */
function Counted({ view: { calculation, seesLines, opensAt } }: { readonly view: BenefitView }) {
  const said = texts.basedOn(formatNumber(calculation.persons, 0));
  if (!seesLines) return said;
  return (
    <a className="count" href={opensAt({ row: "samhalle", measure: "gross", only: "counted" })}>
      {said}
    </a>
  );
}

/** What is read out when the answer has changed. */
export function announcement({ calculation, uncertain }: BenefitView): string {
  const society = calculation.rows.find(({ row }) => row === "samhalle");
  if (!society) return texts.tooFewOutside;
  const said = saidPayback(society, uncertain);
  return texts.announced(
    signedAmount(society.horizonProfit ?? society.horizonRevenue),
    said ? paybackText(said) : texts.noCost,
  );
}

/** The answer in words, each number leading where the tiles' do. */
function Sentence({ view: { calculation, uncertain, opensAt } }: { readonly view: BenefitView }) {
  const { rows, uncertainty, assumptions } = calculation;
  const society = rows.find(({ row }) => row === "samhalle")!;
  const said = saidPayback(society, uncertain);
  const chance = uncertainty?.positive === undefined ? undefined : wholePercent(uncertainty.positive);
  const revenue = (sentence: (amount: string) => string) => (
    <NumberIn
      sentence={sentence(signedAmount(society.horizonRevenue))}
      number={signedAmount(society.horizonRevenue)}
      href={opensAt({ row: "samhalle", measure: "horizonRevenue" })}
      label={texts.societyRevenue(assumptions.horizonYears)}
    />
  );
  if (!said) return revenue(texts.saidRevenue);
  return (
    <>
      {said.kind === "no-cost" ? revenue(texts.saidFree) : null}
      {said.kind === "months" ? (
        <NumberIn
          sentence={texts.saidPaid(paybackText(said))}
          number={paybackText(said)}
          href={opensAt({ row: "samhalle", measure: "payback" })}
          label={texts.payback}
        />
      ) : null}
      {said.kind === "uncertain" ? texts.saidUncertain : null}
      {said.kind === "long" || said.kind === "never" ? texts.saidNever : null}
      {chance === undefined ? null : (
        <>
          {" "}
          <NumberIn
            sentence={texts.saidChance(chance, assumptions.horizonYears)}
            number={chance}
            href="#osakerhet"
            label={texts.positive(assumptions.horizonYears)}
          />
        </>
      )}
    </>
  );
}

interface TileProps {
  readonly name: string;
  readonly note?: ReactNode;
  readonly long?: boolean;
  readonly children: ReactNode;
}

function Tile({ name, note, long, children }: TileProps) {
  return (
    <li className="tile">
      <h3>{name}</h3>
      <p className={long ? "tile-value tile-value-long" : "tile-value"}>{children}</p>
      {note ? <p className="tile-note">{note}</p> : null}
    </li>
  );
}
