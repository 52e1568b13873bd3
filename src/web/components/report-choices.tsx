import type { PeriodChoice } from "#src/domain/period-choices.ts";
import type { Audience } from "#src/domain/report/document.ts";
import type { Template } from "#src/domain/report/template.ts";
import { figurePages } from "#src/texts/figure-pages.sv.ts";
import { reportPages } from "#src/texts/report-pages.sv.ts";
import { searchOf, type FigureQuery } from "../figure-query.ts";
import { Field, RadioField, SelectField } from "./field.tsx";
import { Form, FormActions, Submit, type FormState } from "./form.tsx";
import { PeriodLinks } from "./figure-choices.tsx";
import { useFrame } from "./frame-context.tsx";

export interface ReportChoicesProps {
  readonly query: FigureQuery;
  readonly state: FormState | undefined;
  readonly choices: readonly PeriodChoice[];
  readonly templates: readonly Pick<Template, "id" | "title" | "description">[];
  readonly template: string;
  readonly audiences: readonly Audience[];
  readonly audience: Audience;
  /** Where the report opens. */
  readonly action: string;
}

/** Template, team, period and audience: everything a report is made of. */
export function ReportChoices(props: ReportChoicesProps) {
  const { query, state, choices, templates, template, audiences, audience, action } = props;
  const { teams } = useFrame();
  return (
    <Form method="get" action={action} className="form form-wide">
      <RadioField
        name="template"
        label={reportPages.template}
        options={templates.map(({ id, title, description }) => ({ value: id, label: title, hint: description }))}
        initial={template}
        state={state}
      />
      {teams.length > 1 ? (
        <SelectField
          name="team"
          label={figurePages.team}
          options={[{ value: "", label: figurePages.allTeams }, ...teams.map((name) => ({ value: name, label: name }))]}
          initial={query.team}
          state={state}
        />
      ) : null}
      <fieldset className="field">
        <legend>{reportPages.period}</legend>
        <PeriodLinks query={query} choices={choices} more={{ template, audience }} />
        <div className="field-row">
          <Field name="from" type="date" label={figurePages.from} initial={query.from} state={state} />
          <Field name="to" type="date" label={figurePages.to} initial={query.to} state={state} />
        </div>
      </fieldset>
      <RadioField
        name="audience"
        label={reportPages.audience}
        options={audiences.map((value) => ({ value, ...reportPages.audiences[value] }))}
        initial={audience}
        state={state}
      />
      <FormActions>
        <Submit>{reportPages.open}</Submit>
      </FormActions>
    </Form>
  );
}

/** The report's files, one button each. */
export function Downloads({ query, more, path }: DownloadsProps) {
  return (
    <nav className="downloads" aria-label={reportPages.downloads}>
      <span className="small">{reportPages.download}</span>
      <ul>
        {(["pdf", "docx", "xlsx", "html"] as const).map((format) => (
          <li key={format}>
            <a className="button button-quiet" href={`${path}${searchOf(query, { ...more, format })}`}>
              {reportPages.formats[format]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export interface DownloadsProps {
  readonly query: FigureQuery;
  readonly more: Readonly<Record<string, string>>;
  /** The address of the files, without its end. */
  readonly path: string;
}
