/**
 * Rights (sv. behörigheter): which role may act for which purpose. The one place where code decides that; the database
 * holds the same table (sec.permission) and asks it again by itself.
 */

/** What an account is in a tenant; `operator` is somebody who works on the host itself, without an account. */
export const roles = ["administrator", "team-leader", "board", "operator"] as const;

/** Administrator, team leader (sv. samordnare), steering group or association (sv. styrgrupp, förbund), host operator. */
export type Role = (typeof roles)[number];

/**
 * Why somebody touches the database.
 *
 * - `administer`: accounts and settings; no register rows.
 * - `import`: writes the register; the only purpose that does.
 * - `export`: takes the whole register out, with identity; or a calculation's cases as a package, without.
 * - `figures`: aggregates. Reads the register without identity; what leaves are numbers.
 * - `rows`: reads single rows and, person by person and logged, identity.
 * - `report`: builds a report; aggregates, as `figures`.
 * - `audit`: reads and verifies the access log.
 * - `values`: sets the tenant's own values of the cost-benefit model; no register rows.
 */
export const purposes = ["administer", "import", "export", "figures", "rows", "report", "audit", "values"] as const;

/** Why somebody touches the database; see {@link purposes}. */
export type Purpose = (typeof purposes)[number];

/** The purposes of each role. The board sees aggregates only: never rows, never persons, and small cells withheld. */
export const rights: Readonly<Record<Role, readonly Purpose[]>> = {
  administrator: purposes,
  "team-leader": ["import", "export", "figures", "rows", "report", "values"],
  board: ["figures", "report"],
  operator: purposes,
};

/** May this role act for this purpose? */
export const mayAct = (role: Role, purpose: Purpose): boolean => rights[role].includes(purpose);

/** Must small cells be withheld from this role? */
export const seesSmallCells = (role: Role): boolean => role !== "board";
