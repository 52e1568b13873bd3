/** Finds the team and the tracks that a command's options name, or stops the command with the nearest names. */
import { findTeam, type FoundTeam } from "#src/actions/find-team.ts";
import { operatorName } from "#src/cli/arguments.ts";
import { exitCodes, Stop, type CliContext } from "#src/cli/context.ts";
import { valueOrStop } from "#src/cli/outcome.ts";
import { isAccessError } from "#src/db/database.server.ts";
import { nearest } from "#src/domain/register-import/forgiving.ts";
import { accessErrorText, unknownTrackText } from "#src/texts/cli.sv.ts";
import { tenantErrorText } from "#src/texts/tenant.sv.ts";

/** What the options say. */
export interface TeamOptions {
  readonly team: string;
  readonly tenant?: string;
  readonly track?: readonly string[];
}

/** A found team, and its wanted tracks by name; null means all. */
export interface ChosenTeam extends FoundTeam {
  readonly tracks: readonly string[] | null;
}

/** The team of that name, whichever tenant has it. */
export async function findTeamOrStop({ db }: CliContext, options: TeamOptions): Promise<ChosenTeam> {
  const found = valueOrStop(await findTeam(db, operatorName(), options.team, options.tenant), (error) =>
    isAccessError(error) ? accessErrorText(error) : tenantErrorText(error),
  );
  const known = found.team.tracks;
  for (const track of options.track ?? []) {
    if (known.includes(track)) continue;
    throw new Stop(exitCodes.refused, unknownTrackText(track, found.team.name, nearest(track, known)));
  }
  return { ...found, tracks: options.track ?? null };
}
