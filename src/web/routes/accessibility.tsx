import { accessibilityStatement as statement } from "#src/texts/accessibility.sv.ts";
import { PlainFrame } from "../components/page-frame.tsx";

/** How accessible the site is, and where it is not. */
export default function Accessibility() {
  return (
    <PlainFrame title={statement.title} wide>
      {statement.intro.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {statement.sections.map(({ heading, items }) => (
        <section key={heading} className="section">
          <h2>{heading}</h2>
          <ul>
            {items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </section>
      ))}
      <p className="small">{statement.updated}</p>
    </PlainFrame>
  );
}
