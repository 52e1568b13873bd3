import { data, redirect } from "react-router";
import { z } from "zod";
import { keepFile } from "#src/actions/import-kept-file.ts";
import { formatNumber } from "#src/domain/report/format.ts";
import { demoRegister as demoTexts, registerPages as texts } from "#src/texts/register-pages.sv.ts";
import { frameTexts } from "#src/texts/web.sv.ts";
import { DataTable } from "../components/data-table.tsx";
import { Field, RadioField } from "../components/field.tsx";
import { ButtonLink, ErrorSummary, Form, FormActions, Submit } from "../components/form.tsx";
import { useFrame } from "../components/frame-context.tsx";
import { HelpText, PageFrame } from "../components/page-frame.tsx";
import { StatusMessage } from "../components/status-message.tsx";
import { actorOf, formOf, membershipOf, visitContext } from "../context.server.ts";
import { readForm, shownAgain } from "../form-data.ts";
import { listImports } from "../list-imports.server.ts";
import { valueOrResponse } from "../value-or-response.ts";
import type { Route } from "./+types/register.ts";

const UploadForm = z.strictObject({ missing: z.enum(["keep", "replace"]).optional() });

/** The imports there have been; a demo takes none from here. */
export const loader = async ({ context }: Route.LoaderArgs) => ({
  imports: membershipOf(context).demo ? [] : await listImports(context, 20),
});

/** Keeps the file and shows what it would do. */
export async function action({ context, params: { tenantId } }: Route.ActionArgs) {
  const { db, requestId } = context.get(visitContext);
  const form = formOf(context);
  const read = readForm(UploadForm, form);
  const file = form.files.find(({ field }) => field === "file");
  if (!read.ok) return data(read.error, 422);
  if (!file) return data(shownAgain(form, { errors: { file: texts.noFile } }), 422);
  const { path, fileName } = file;
  const fileId = valueOrResponse(await keepFile(db, actorOf(context), { path, fileName, requestId }));
  const replace = read.value.missing === "replace";
  return redirect(`/t/${tenantId}/register/files/${fileId}${replace ? "?missing=replace" : ""}`, 303);
}

export default function Register({ loaderData: { imports }, actionData }: Route.ComponentProps) {
  const { tenantId, demo } = useFrame();
  const register = `/t/${tenantId}/register`;
  if (demo) return <DemoRegister register={register} />;
  const columns = texts.columns;
  return (
    <PageFrame
      area="register"
      title={texts.title}
      lead={texts.lead}
      faulty={actionData !== undefined}
      help={<HelpText sentences={texts.help} />}
      action={
        imports.length > 0 ? (
          <ButtonLink quiet href={`${register}/export`}>
            {texts.exportLink}
          </ButtonLink>
        ) : null
      }
    >
      <ErrorSummary state={actionData} />
      <section className="section">
        <h2>{texts.uploadTitle}</h2>
        <Form upload>
          <Field
            name="file"
            type="file"
            label={texts.file}
            hint={texts.fileHint}
            accept=".xlsx,.zip,.csv"
            state={actionData}
          />
          <RadioField
            name="missing"
            label={texts.missing}
            options={[
              { value: "keep", ...texts.keep },
              { value: "replace", ...texts.replace },
            ]}
            initial="keep"
            state={actionData}
          />
          <FormActions>
            <Submit>{texts.check}</Submit>
            <p className="field-hint">{texts.nothingYet}</p>
          </FormActions>
        </Form>
      </section>
      <section className="section">
        <h2>{texts.earlier}</h2>
        {imports.length === 0 ? (
          <p>{texts.noneEarlier}</p>
        ) : (
          <DataTable
            id="imports"
            caption={texts.earlier}
            hideCaption
            columns={[
              {
                label: columns.when,
                cell: ({ id, date, time }) => <a href={`${register}/imports/${id}`}>{`${date} ${time}`}</a>,
              },
              { label: columns.file, cell: ({ fileName }) => fileName },
              { label: columns.who, cell: ({ by }) => texts.by[by] },
              { label: columns.rows, align: "number", cell: ({ rows }) => formatNumber(rows, 0) },
              {
                label: columns.state,
                cell: ({ state }) => <span className={`tag tag-${state}`}>{texts.states[state]}</span>,
              },
            ]}
            rows={imports}
            rowKey={({ id }) => id}
          />
        )}
      </section>
    </PageFrame>
  );
}

/** A demo's register can be taken out, and nothing is read into it: invented and real people are never mixed. */
function DemoRegister({ register }: { readonly register: string }) {
  const { canSwitchTenant } = useFrame();
  return (
    <PageFrame
      area="register"
      title={texts.title}
      lead={demoTexts.lead}
      help={<HelpText sentences={demoTexts.help} />}
      action={
        <ButtonLink quiet href={`${register}/export`}>
          {texts.exportLink}
        </ButtonLink>
      }
    >
      <StatusMessage tone="note" title={demoTexts.title}>
        <p>{demoTexts.text}</p>
        {canSwitchTenant ? (
          <p>
            <a href="/tenants">{frameTexts.switchTenant}</a>
          </p>
        ) : null}
      </StatusMessage>
    </PageFrame>
  );
}
