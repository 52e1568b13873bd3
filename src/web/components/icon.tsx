/** Drawings of 24 × 24, one stroke wide; always beside a text, so they are hidden from screen readers. */
const drawings = {
  start: "M4 11 12 4l8 7M6 10v10h4v-6h4v6h4V10",
  register: "M12 16V4M8 8l4-4 4 4M4 15v5h16v-5",
  figures: "M4 20h16M6 20v-6M11 20V9M16 20V4",
  benefit: "M12 4v16M6 20h12M4 12l3-6 3 6a3 3 0 0 1-6 0M14 12l3-6 3 6a3 3 0 0 1-6 0M7 6h10",
  reports: "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
  settings: "M4 7h9M17 7h3M4 17h3M11 17h9M13 4v6M11 14v6",
  menu: "M4 7h16M4 12h16M4 17h16",
  help: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7M12 16.6v.4",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4.5 20.5c1-4 4-5.5 7.5-5.5s6.5 1.5 7.5 5.5",
  team: "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M2.5 20c.7-4 3.3-6 6.5-6s5.8 2 6.5 6M16 4.5a3.3 3.3 0 0 1 0 6.2M18 14.5c2 .9 3.2 2.8 3.6 5.5",
  done: "M5 12.5 10 17.5 19.5 7",
  attention: "M12 4 21 20H3zM12 10v5M12 17.4v.2",
  note: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M12 11v6M12 7.4v.2",
  down: "M6 9.5 12 15.5 18 9.5",
  download: "M12 4v12M8 12l4 4 4-4M4 20h16",
} as const;

/** The name of a drawing. */
export type IconName = keyof typeof drawings;

/** A drawing in the colour of the text around it. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
      <path d={drawings[name]} />
    </svg>
  );
}
