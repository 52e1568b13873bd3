import type { ReactNode } from "react";
import { mayAct } from "#src/domain/rights.ts";
import { ButtonLink } from "./form.tsx";
import { addressIn, useFrame } from "./frame-context.tsx";

export interface EmptyStateProps {
  readonly title: string;
  /** What belongs here. */
  readonly children: ReactNode;
  /** How to add it: a button or link. */
  readonly action?: ReactNode;
}

/** Where a list is empty: what belongs there and how it gets there. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <section className="empty">
      <svg className="empty-steps" viewBox="0 0 96 40" width="96" height="40" aria-hidden="true" focusable="false">
        <path d="M2 38h20V30h22V21h22V11h22V38z" />
      </svg>
      <h2>{title}</h2>
      {typeof children === "string" ? <p>{children}</p> : children}
      {action ? <div className="empty-action">{action}</div> : null}
    </section>
  );
}

/** What a page says before anything has been read in. */
interface NoRegisterTexts {
  readonly emptyTitle: string;
  readonly emptyText: string;
  readonly emptyAction: string;
  /** To somebody who may not read a register in. */
  readonly emptyForBoard: string;
}

/** Before anything has been read in: how to do it, or whom to ask. */
export function NoRegister({ texts }: { readonly texts: NoRegisterTexts }) {
  const frame = useFrame();
  return mayAct(frame.role, "import") ? (
    <EmptyState
      title={texts.emptyTitle}
      action={<ButtonLink href={addressIn(frame, "/register")}>{texts.emptyAction}</ButtonLink>}
    >
      {texts.emptyText}
    </EmptyState>
  ) : (
    <EmptyState title={texts.emptyTitle}>{texts.emptyForBoard}</EmptyState>
  );
}
