/** Was it the database or the disk that failed, and not the program? Classes of codes: PostgreSQL, appendix A. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return (
    /^(08|53|57P|55P03|40|ECONN|ENOSPC|EPIPE|ENOENT$)/.test(code) ||
    /timeout exceeded|Connection terminated|connection error and is not queryable/.test(error.message)
  );
}
