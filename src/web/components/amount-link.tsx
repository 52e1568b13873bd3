import { signedAmount } from "#src/domain/model/charts/labels.ts";
import { familiarAmount } from "#src/domain/model/group/amounts.ts";
import { missingMark } from "#src/domain/report/format.ts";
import { cellTexts } from "#src/texts/web.sv.ts";

export interface AmountLinkProps {
  /** Kronor; undefined is missing. */
  readonly amount: number | undefined;
  /** Where the amount opens: its lines. Undefined prints it plain. */
  readonly href: string | undefined;
  /** Gains carry a plus sign. */
  readonly signed?: boolean;
  /** What the amount is, for those who hear the link alone. */
  readonly label: string;
}

/** An amount that opens its lines. */
export function AmountLink({ amount, href, signed, label }: AmountLinkProps) {
  if (amount === undefined) return <span aria-label={cellTexts.missing}>{missingMark}</span>;
  return (
    <TextLink href={href} label={label}>
      {signed ? signedAmount(amount) : familiarAmount(amount)}
    </TextLink>
  );
}

/** Any other number that opens, already written. */
export function TextLink({
  href,
  label,
  children,
}: {
  readonly href: string | undefined;
  readonly label: string;
  readonly children: string;
}) {
  if (href === undefined) return <>{children}</>;
  return (
    <a className="number" href={href} aria-label={`${label}: ${children}`}>
      {children}
    </a>
  );
}

export interface NumberInProps {
  readonly sentence: string;
  /** As it stands in the sentence. */
  readonly number: string;
  readonly href: string | undefined;
  readonly label: string;
}

/** A sentence in which a number opens. */
export function NumberIn({ sentence, number, href, label }: NumberInProps) {
  // The last, since a name that stands before may hold the same digits.
  const at = sentence.lastIndexOf(number);
  if (at < 0) throw new Error(`${number} is not in: ${sentence}`);
  return (
    <>
      {sentence.slice(0, at)}
      <TextLink href={href} label={label}>
        {number}
      </TextLink>
      {sentence.slice(at + number.length)}
    </>
  );
}
