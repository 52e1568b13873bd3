import { benefitPages as texts } from "#src/texts/benefit-pages.sv.ts";
import { benefitSearch } from "../benefit-address.ts";
import type { BenefitQuery } from "../benefit-query.ts";
import type { FigureQuery } from "../figure-query.ts";
import { useFrame } from "./frame-context.tsx";

/** The pages about benefit, by the last part of their address. */
const pages = {
  "": texts.title,
  lines: texts.toLines,
  compare: texts.toCompare,
  "type-case": texts.toTypeCase,
  values: texts.toValues,
} as const;

export interface BenefitTabsProps {
  /** Undefined on a page that has no tab of its own. */
  readonly current: keyof typeof pages | undefined;
  readonly query: FigureQuery;
  readonly benefit: BenefitQuery;
}

/** The pages about benefit as tabs, each with the same team, period and assumptions. */
export function BenefitTabs({ current, query, benefit }: BenefitTabsProps) {
  const { tenantId } = useFrame();
  const search = benefitSearch(query, benefit);
  return (
    <nav id="nyttans-sidor" aria-label={texts.links} data-result>
      <ul className="tabs">
        {Object.entries(pages).map(([path, name]) => (
          <li key={path}>
            <a
              href={`/t/${tenantId}/benefit${path === "" ? "" : `/${path}`}${search}`}
              aria-current={path === current ? "page" : undefined}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
