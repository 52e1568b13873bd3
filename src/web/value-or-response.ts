import type { AccessError } from "#src/db/database.server.ts";
import type { Result } from "#src/kernel/result.ts";

/**
 * The value of an action that can only fail at the door. Otherwise throws the answer: to whoever is not let in, the page
 * does not exist; a form sent again with other contents is refused.
 */
export function valueOrResponse<T>(result: Result<T, AccessError>): T {
  if (result.ok) return result.value;
  throw new Response(null, { status: result.error.code === "access.key-reused" ? 422 : 404 });
}
