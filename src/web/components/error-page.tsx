import { errorPages, errorPageTexts } from "#src/texts/web.sv.ts";
import { ButtonLink } from "./form.tsx";
import { PlainFrame } from "./page-frame.tsx";

export interface ErrorPageProps {
  readonly status: number;
  /** The number by which the log knows the request, to give to whoever mends it. */
  readonly requestId?: string | undefined;
}

/** What went wrong, in plain words, and where to go from here. Never shows details of the fault. */
export function ErrorPage({ status, requestId }: ErrorPageProps) {
  const text = errorPages[status] ?? errorPages[500]!;
  return (
    <PlainFrame title={text.title}>
      {text.sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {requestId ? <p className="small">{errorPageTexts.reference(requestId)}</p> : null}
      <p>
        <ButtonLink href="/">{errorPageTexts.home}</ButtonLink>
      </p>
    </PlainFrame>
  );
}
