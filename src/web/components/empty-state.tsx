import type { ReactNode } from "react";

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
