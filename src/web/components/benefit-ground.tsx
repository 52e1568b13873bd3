import { kaplanMeierCurve } from "#src/domain/model/charts/kaplan-meier.ts";
import { assumptionValue, foundPercent, signedAmount } from "#src/domain/model/charts/labels.ts";
import type { Interval } from "#src/domain/model/calculation.ts";
import { assumptionNames } from "#src/domain/model/names.ts";
import { trustWords } from "#src/domain/model/parameters/trust.ts";
import type { Survival } from "#src/domain/model/uncertainty/kaplan-meier.ts";
import { formatNumber, missingMark } from "#src/domain/report/format.ts";
import { benefitPages as texts } from "#src/texts/benefit-pages.sv.ts";
import { withNames } from "../benefit-facts.ts";
import type { CoverageGroup } from "../coverage-groups.ts";
import { NumberIn } from "./amount-link.tsx";
import type { BenefitView } from "./benefit-view.ts";
import { ModelPicture } from "./benefit-pictures.tsx";
import { DataTable } from "./data-table.tsx";

interface ViewProps {
  readonly view: BenefitView;
}

const count = (n: number): string => formatNumber(n, 0);

/** A number of persons, leading to who they are for whoever may see that. */
function Persons({ view, group, label, n }: ViewProps & { group: CoverageGroup; label: string; n: number }) {
  if (!view.seesLines || n === 0) return count(n);
  return (
    <a
      className="count"
      href={view.opensAt({ row: "samhalle", measure: "gross", only: group })}
      aria-label={`${label}: ${count(n)}`}
    >
      {count(n)}
    </a>
  );
}

/** How many are known, who is left out and why. */
export function Coverage({ view }: ViewProps) {
  const { calculation, coverage: isShown } = view;
  const { coverage, persons } = calculation;
  if (!isShown) return null;
  const { ended, completed, measured, earlier, missing, leftOut, amounts } = coverage;
  const names = texts.coverageRows;
  const rows = [
    ["ended", names.ended, ended],
    ["completed", names.completed, completed],
    ["measured", names.measured, measured],
    ["earlier", names.earlier, earlier],
    ["missing", names.missing, missing],
    ["left-out", names.leftOut, leftOut.length],
    ["counted", names.counted, persons],
  ] as const;
  const reasons = [...Map.groupBy(leftOut, ({ reason }) => reason)]
    .map(([reason, all]) => ({ reason, n: all.length }))
    .toSorted((a, b) => b.n - a.n);
  return (
    <section className="section" aria-labelledby="tackning">
      <h3 id="tackning">{texts.coverage}</h3>
      <dl className="facts">
        {rows.map(([group, name, n]) => (
          <div key={group}>
            <dt>{name}</dt>
            <dd>
              <Persons view={view} group={group} label={name} n={n} />
            </dd>
          </div>
        ))}
      </dl>
      <p>
        {texts.amounts(count(amounts.registered), count(amounts.all))}{" "}
        {view.seesLines ? <a href={view.opensAt({ row: "samhalle", measure: "gross" })}>{texts.amountLines}</a> : null}
      </p>
      {reasons.length > 0 ? (
        <DataTable
          id="utelamnade"
          caption={texts.leftOut}
          columns={[
            { label: texts.reason, cell: ({ reason }) => withNames(reason, view.parameterNames) },
            {
              label: texts.persons,
              align: "number",
              cell: ({ reason, n }) => (
                <Persons view={view} group="left-out" label={withNames(reason, view.parameterNames)} n={n} />
              ),
            },
          ]}
          rows={reasons}
          rowKey={({ reason }) => reason}
        />
      ) : null}
    </section>
  );
}

/** What would have come about anyway, and how long the effect lasts. */
function Otherwise({ view, survival }: ViewProps & { readonly survival: Survival | undefined }) {
  const { counterfactual, persistence, assumptions } = view.calculation;
  const share = foundPercent(persistence.value);
  const curve = survival && kaplanMeierCurve(survival, "diagram-kvarvaro");
  const observed = persistence.origin === "follow-ups";
  const deadweight = assumptionValue("deadweight", assumptions.deadweight);
  return (
    <>
      <section className="section" aria-labelledby="anda">
        <h3 id="anda">{texts.counterfactual}</h3>
        <p>
          {texts.counterfactualStep[counterfactual.step]}.{" "}
          {counterfactual.step === "stated-deadweight" ? (
            <NumberIn
              sentence={texts.counterfactualStated(deadweight)}
              number={deadweight}
              href={view.rangesAt}
              label={assumptionNames.deadweight.name}
            />
          ) : (
            <NumberIn
              sentence={texts.counterfactualGroup(counterfactual.name, count(counterfactual.n))}
              number={count(counterfactual.n)}
              href={view.opensAt({ row: "samhalle", measure: "revenue" })}
              label={texts.counterfactual}
            />
          )}
        </p>
      </section>
      <section className="section" aria-labelledby="varar">
        <h3 id="varar">{texts.persistence}</h3>
        <p>
          <NumberIn
            sentence={
              observed
                ? texts.persistenceObserved(
                    share,
                    persistence.since,
                    view.followed === undefined ? undefined : count(view.followed),
                  )
                : texts.persistenceAssumed(share)
            }
            number={share}
            href={!observed ? view.rangesAt : view.seesLines ? view.followedAt() : undefined}
            label={assumptionNames.persistence.name}
          />{" "}
          {view.seesLines ? <a href={view.followedAt()}>{texts.persistenceRows}</a> : null}
        </p>
        {curve ? <ModelPicture drawing={curve} id="diagram-kvarvaro" opensAt={view.followedAt} /> : null}
      </section>
    </>
  );
}

const said = (value: number | null): string => (value === null ? missingMark : signedAmount(value));
const range = (interval: Interval | undefined): string =>
  interval ? `${said(interval.low)} till ${said(interval.high)}` : missingMark;

/** How sure the result is, and what those who are not measured could change. */
function Uncertain({ view }: ViewProps) {
  const { uncertainty } = view.calculation;
  const missing = view.seesLines ? view.opensAt({ row: "samhalle", measure: "gross", only: "missing" }) : undefined;
  const ofMissing = (label: string, amount: string) =>
    missing ? (
      <a className="count" href={missing} aria-label={`${label}: ${amount}`}>
        {amount}
      </a>
    ) : (
      amount
    );
  return (
    <section className="section" aria-labelledby="osakerhet">
      <h3 id="osakerhet">{texts.uncertainty}</h3>
      {uncertainty ? (
        <>
          <p>{texts.uncertaintyLead(count(uncertainty.draws), `${uncertainty.seed}`)}</p>
          <p>
            <a href={view.opensAt({ row: "samhalle", measure: "gross" })}>{texts.drawnLines}</a>{" "}
            <a href={view.rangesAt}>{texts.drawnRanges}</a>
          </p>
          {uncertainty.missing.length > 0 && view.calculation.coverage.missing > 0 ? (
            <DataTable
              id="inte-matta"
              caption={texts.scenarios}
              columns={[
                { label: texts.scenarios, cell: ({ scenario }) => texts.scenarioNames[scenario] },
                {
                  label: texts.median,
                  align: "number",
                  cell: ({ scenario, horizonProfit }) =>
                    ofMissing(texts.scenarioNames[scenario], said(horizonProfit?.median ?? null)),
                },
                {
                  label: texts.range90,
                  align: "number",
                  cell: ({ scenario, horizonProfit }) => ofMissing(texts.scenarioNames[scenario], range(horizonProfit)),
                },
              ]}
              rows={uncertainty.missing}
              rowKey={({ scenario }) => scenario}
            />
          ) : null}
        </>
      ) : (
        <p>{texts.uncertaintyTooFew}</p>
      )}
    </section>
  );
}

/** Values that nobody has checked, and those that nobody knows. */
function Values({ view, valuesAt }: ViewProps & { readonly valuesAt: string }) {
  const { calculation, parameterNames } = view;
  const { used, unchecked } = calculation.parameters;
  const refused = [...Map.groupBy(calculation.refused, ({ parameter }) => parameter)];
  const nameOf = (id: string) => parameterNames[id] ?? id;
  return (
    <>
      <section className="section" aria-labelledby="okontrollerade">
        <h3 id="okontrollerade">{texts.uncheckedTitle}</h3>
        {unchecked.length === 0 ? (
          <p>{texts.uncheckedNone}</p>
        ) : (
          <>
            <p>{texts.uncheckedLead(count(unchecked.length), count(used.length), trustWords(view.trust))}</p>
            {view.trust.map(({ trust, ids }) => (
              <details key={trust} id={`okontrollerade-${trust}`} open={trust === "unsourced"}>
                <summary>{texts.trust[trust](count(ids.length))}</summary>
                <ul className="columns">
                  {ids.map((id) => (
                    <li key={id}>
                      <a href={`${valuesAt}#${encodeURIComponent(id)}`}>{nameOf(id)}</a>
                    </li>
                  ))}
                </ul>
              </details>
            ))}
          </>
        )}
      </section>
      {refused.length > 0 ? (
        <section className="section" aria-labelledby="saknade">
          <h3 id="saknade">{texts.refused}</h3>
          <p>{texts.refusedLead}</p>
          <ul>
            {refused.map(([id, all]) => (
              <li key={id}>
                <a href={`${valuesAt}#${encodeURIComponent(id)}`}>
                  {texts.refusedYear(nameOf(id), [...new Set(all.map(({ year }) => year))].toSorted().join(", "))}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

/** What is printed with a result so that others can find the same. */
function Fingerprint({ view }: ViewProps) {
  const { parameters, uncertainty, years, identity } = view.calculation;
  return (
    <section className="section" aria-labelledby="kannetecken">
      <h3 id="kannetecken">{texts.fingerprint}</h3>
      <dl className="facts">
        <div>
          <dt>{texts.hash}</dt>
          <dd>
            <code className="hash">{parameters.hash}</code>
          </dd>
        </div>
        {uncertainty ? (
          <div>
            <dt>{texts.seed}</dt>
            <dd>{uncertainty.seed}</dd>
          </div>
        ) : null}
        <div>
          <dt>{texts.years}</dt>
          <dd>{years.join(", ")}</dd>
        </div>
        <div>
          <dt>{texts.identity}</dt>
          <dd>{formatNumber(identity, 2)} kr</dd>
        </div>
      </dl>
    </section>
  );
}

/** What the result stands on. */
export function BenefitGround({
  view,
  survival,
  valuesAt,
}: ViewProps & { readonly survival: Survival | undefined; readonly valuesAt: string }) {
  return (
    <section className="section ground" aria-labelledby="underlag">
      <h2 id="underlag">{texts.ground}</h2>
      <Coverage view={view} />
      <Otherwise view={view} survival={survival} />
      <Uncertain view={view} />
      <Values view={view} valuesAt={valuesAt} />
      <Fingerprint view={view} />
    </section>
  );
}
