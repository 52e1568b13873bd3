import type { Template } from "../template.ts";
import { lansformat } from "./lansformat.ts";
import { rapportsammanstallning } from "./rapportsammanstallning.ts";
import { sodraDalarna } from "./sodra-dalarna.ts";
import { vasterasHalvar } from "./vasteras-halvar.ts";
import { vasterasHelar } from "./vasteras-helar.ts";

/** Every report template, in the order they are offered. */
export const templates: readonly Template[] = [
  vasterasHelar,
  vasterasHalvar,
  lansformat,
  sodraDalarna,
  rapportsammanstallning,
];

/** The template with an id; undefined when there is none. */
export const findTemplate = (id: string): Template | undefined => templates.find((template) => template.id === id);
