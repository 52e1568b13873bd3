/** Was it the database or the disk that failed, and not the program? Classes of codes: PostgreSQL, appendix A. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code = "", syscall } = error as NodeJS.ErrnoException;
  return (
    /^(08|53|57P|55P03|40|ECONN|ENOSPC|EPIPE)/.test(code) ||
    // The socket of a server that is starting again.
    (code === "ENOENT" && syscall === "connect") ||
    /timeout exceeded|Connection terminated|connection error and is not queryable/.test(error.message)
  );
}
