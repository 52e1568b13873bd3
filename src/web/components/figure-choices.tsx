import type { PeriodChoice } from "#src/domain/period-choices.ts";
import { schemes } from "#src/domain/schemes/catalogue.ts";
import { figurePages } from "#src/texts/figure-pages.sv.ts";
import { searchOf, type FigureQuery } from "../figure-query.ts";
import { Field, SelectField, type Option } from "./field.tsx";
import { Form, Submit, type FormState } from "./form.tsx";

export interface FigureChoicesProps {
  readonly query: FigureQuery;
  readonly state: FormState | undefined;
  readonly choices: readonly PeriodChoice[];
  readonly tracks: readonly string[];
}

/** Track, period and scheme in a form, and the usual periods as links. */
export function FigureChoices({ query, state, choices, tracks }: FigureChoicesProps) {
  const named = (name: string): Option => ({ value: name, label: name });
  return (
    <>
      <Form method="get" className="toolbar">
        {query.team === undefined ? null : <input type="hidden" name="team" value={query.team} />}
        {tracks.length > 1 ? (
          <SelectField
            name="track"
            label={figurePages.track}
            options={[{ value: "", label: figurePages.allTracks }, ...tracks.map(named)]}
            initial={query.track}
            state={state}
          />
        ) : null}
        <Field name="from" type="date" label={figurePages.from} initial={query.from} state={state} />
        <Field name="to" type="date" label={figurePages.to} initial={query.to} state={state} />
        <SelectField
          name="scheme"
          label={figurePages.scheme}
          options={[
            { value: "", label: figurePages.ownScheme },
            ...schemes.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          initial={query.scheme}
          state={state}
        />
        <Submit>{figurePages.show}</Submit>
      </Form>
      <PeriodLinks query={query} choices={choices} />
    </>
  );
}

export interface PeriodLinksProps {
  readonly query: FigureQuery;
  readonly choices: readonly PeriodChoice[];
  /** What else the address says. */
  readonly more?: Readonly<Record<string, string>>;
}

/** The usual periods, one link each. */
export function PeriodLinks({ query, choices, more = {} }: PeriodLinksProps) {
  return (
    <nav aria-label={figurePages.quick}>
      <ul className="quick">
        {choices.map(({ label, from, to }) => (
          <li key={label}>
            <a
              href={searchOf({ ...query, from, to }, more)}
              aria-current={from === query.from && to === query.to ? "true" : undefined}
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
