/**
 * The demo register (sv. demoregister): an invented team with two and a half years of data in every sheet of the
 * workbook. It is stored by the ordinary import, so it is held to the same rules as anybody's register.
 */
import { makeAnswers } from "#src/domain/demo/answers.ts";
import { makeCourse, type Course } from "#src/domain/demo/course.ts";
import { makeFlow, type Enrolment, type Referral } from "#src/domain/demo/flow.ts";
import type { Random } from "#src/domain/demo/random.ts";
import {
  boardMemberRows,
  budgetRows,
  demoTeam,
  fundingRows,
  meetingRows,
  programmeRows,
  staffingRows,
  targetRows,
} from "#src/domain/demo/team.ts";
import type { Row } from "#src/domain/register.ts";
import type { TableName } from "#src/domain/workbook.ts";
import { addMonths, formatIsoDate, type Day } from "#src/kernel/dates.ts";

/** The seed of the demo that everybody gets. */
export const demoSeed = 20230888;

/** Makes the demo's rows, by table; the same numbers in give the same rows out. */
export function makeDemoRegister(random: Random): Readonly<Record<TableName, readonly Row[]>> {
  const { people, referrals, enrolments } = makeFlow(random);
  const courses = enrolments.map((enrolment) => makeCourse(random, enrolment));
  const all = (table: keyof Course) => courses.flatMap((course) => course[table]);
  return {
    programme: programmeRows(),
    person: people.map((person) => person.row),
    referral: referrals.map(referralRow),
    enrolment: enrolments.map(enrolmentRow),
    situation: all("situation"),
    income_source: all("income_source"),
    ladder_rating: all("ladder_rating"),
    resource_use: all("resource_use"),
    extension: all("extension"),
    point_support: all("point_support"),
    activity: all("activity"),
    answer: makeAnswers(random, enrolments),
    target: targetRows(),
    budget_line: budgetRows(),
    funding: fundingRows(),
    staffing: staffingRows(),
    meeting: meetingRows(),
    board_member: boardMemberRows(),
  };
}

const dateOrNull = (day: Day | null | undefined): string | null =>
  day === null || day === undefined ? null : formatIsoDate(day);

const referralRow = (referral: Referral): Row => ({
  id: referral.id,
  personId: referral.person.id,
  programme: demoTeam,
  track: referral.track,
  kind: referral.kind,
  receivedDate: formatIsoDate(referral.received),
  party: referral.party,
  unit: referral.unit,
  status: referral.status,
  decidedDate: dateOrNull(referral.decided),
  notStartedReason: referral.notStarted?.reason ?? null,
  hours: referral.notStarted?.hours ?? null,
  comment: null,
});

const receivers: Readonly<Record<string, string>> = {
  "af-sokande": "Arbetsförmedlingen",
  "af-rehab": "Arbetsförmedlingen",
  fs: "Arbetsförmedlingen och Försäkringskassan",
  fk: "Försäkringskassan",
  ame: "Arbetsmarknadsenheten",
  daglig: "Daglig verksamhet Solhöjden",
  socialpsykiatri: "Träffpunkten",
  medicinsk: "Vårdcentralen Strandvägen",
};

/** Destinations that count as the ordinary services of a party, work or studies. */
const ordinary = ["arbete", "arbete-sub", "studier", "af-sokande", "fs", "af-rehab", "fk", "ame"];

function enrolmentRow(enrolment: Enrolment): Row {
  const { exit, person } = enrolment;
  const known = !person.anonymous;
  const destination = exit?.destination ?? null;
  return {
    id: enrolment.id,
    personId: person.id,
    referralId: enrolment.referral.id,
    programme: demoTeam,
    track: enrolment.track,
    startDate: formatIsoDate(enrolment.start),
    trialUntil: known ? formatIsoDate(addMonths(enrolment.start, 3)) : null,
    plannedEnd: known ? formatIsoDate(enrolment.plannedEnd) : null,
    endDate: dateOrNull(exit?.day),
    exitKind: exit?.kind ?? null,
    exitReason: exit?.reason ?? null,
    destination,
    receiver: destination === null ? null : (receivers[destination] ?? null),
    toOrdinary: destination === null || destination === "saknas" ? null : ordinary.includes(destination),
    returnedTo: destination === "remittent" ? enrolment.referral.party : null,
    caseWorker: enrolment.caseWorker,
  };
}
