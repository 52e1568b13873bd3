/** All report schemes, by id. */
import { lansformat2023 } from "#src/domain/schemes/lansformat-2023.ts";
import type { Scheme } from "#src/domain/schemes/scheme.ts";
import { sodraDalarna } from "#src/domain/schemes/sodra-dalarna.ts";
import { sus } from "#src/domain/schemes/sus.ts";
import { vasteras2017 } from "#src/domain/schemes/vasteras-2017.ts";
import { vasteras2022 } from "#src/domain/schemes/vasteras-2022.ts";

export const schemes: readonly Scheme[] = [vasteras2017, vasteras2022, lansformat2023, sodraDalarna, sus];

/** The scheme a programme uses when it names none. */
export const DEFAULT_SCHEME = vasteras2017.id;

/** Finds a scheme; undefined when there is none with that id. */
export const findScheme = (id: string): Scheme | undefined => schemes.find((scheme) => scheme.id === id);
