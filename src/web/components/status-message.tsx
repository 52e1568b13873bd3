import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

export interface StatusMessageProps {
  /** `done` something went well, `attention` something must be mended, `note` something to know. */
  readonly tone: "done" | "attention" | "note";
  readonly title?: string | undefined;
  /** Takes the focus when the page opens, so that it is read first. */
  readonly focus?: boolean;
  readonly children?: ReactNode;
}

const icons = { done: "done", attention: "attention", note: "note" } as const;

/** A message about what just happened or what must be done; announced by screen readers. */
export function StatusMessage({ tone, title, focus, children }: StatusMessageProps) {
  return (
    <div
      className={`message message-${tone}`}
      role={tone === "attention" ? "alert" : "status"}
      tabIndex={focus ? -1 : undefined}
      autoFocus={focus}
    >
      <Icon name={icons[tone]} />
      <div className="message-body">
        {title ? <p className="message-title">{title}</p> : null}
        {typeof children === "string" ? <p>{children}</p> : children}
      </div>
    </div>
  );
}
