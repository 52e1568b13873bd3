/** The product's mark: four rising steps. Decoration beside the name, so it is hidden from screen readers. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" focusable="false">
      <path className="mark-step" d="M3 23h5v6H3z" />
      <path className="mark-step" d="M10 17h5v12h-5z" />
      <path className="mark-step" d="M17 11h5v18h-5z" />
      <path className="mark-top" d="M24 3h5v26h-5z" />
    </svg>
  );
}
