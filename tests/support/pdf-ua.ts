/**
 * A PDF/UA-1 check with pdf.js as an independent reader: what a machine can see of ISO 14289-1 (identification, title,
 * language, marked content, headings, tables, figures, links, fonts). What only a person can see it does not judge.
 */
import { inflateSync } from "node:zlib";
import { getDocument, OPS } from "pdfjs-dist/legacy/build/pdf.mjs";

interface StructNode {
  readonly role?: string;
  readonly type?: string;
  readonly id?: string;
  readonly alt?: string;
  readonly children?: readonly StructNode[];
}

/** One tag of the structure tree with the tags it stands in. */
interface Tag {
  readonly node: StructNode;
  readonly role: string;
  readonly path: readonly string[];
  readonly page: number;
}

/** What is wrong with a file by PDF/UA-1, in words; empty when nothing is. */
export async function findPdfUaFaults(bytes: Uint8Array): Promise<string[]> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0 });
  const pdf = await task.promise;
  try {
    const faults: string[] = [];
    const expect = (holds: boolean, fault: string) => holds || faults.push(fault);

    const { info, metadata } = await pdf.getMetadata();
    const facts = new Map(Object.entries(info));
    expect(metadata?.get("pdfuaid:part") === "1", "the metadata do not say PDF/UA-1");
    expect(Boolean(metadata?.get("dc:title")), "the metadata have no title");
    expect(/^[a-z]{2}/.test(`${String(facts.get("Language") ?? "")}`), "the document has no language");
    const preferences: unknown = await pdf.getViewerPreferences();
    expect(JSON.stringify(preferences)?.includes('"DisplayDocTitle":true'), "the window does not show the title");
    const mark = await pdf.getMarkInfo();
    expect(mark?.Marked === true, "the document is not marked as tagged");
    expect(mark?.Suspects !== true, "the tags are marked as suspect");
    expect(((await pdf.getOutline()) ?? []).length > 0, "there are no bookmarks");

    const tags: Tag[] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      const tree: unknown = await page.getStructTree();
      const contents = new Set<string>();
      const walk = (node: StructNode, path: readonly string[]) => {
        if (node.type === "content" && node.id) contents.add(node.id);
        const role = node.role ?? "";
        if (role !== "") tags.push({ node, role, path, page: number });
        for (const child of node.children ?? []) walk(child, role === "" ? path : [...path, role]);
      };
      if (tree === null) faults.push(`page ${number} has no tags`);
      else walk(tree as StructNode, []);
      faults.push(...(await contentFaults(page, number, contents)));
      for (const annotation of (await page.getAnnotations()) as { subtype: string }[]) {
        expect(annotation.subtype === "Link", `page ${number} has an annotation that is not a link`);
      }
    }
    faults.push(...headingFaults(tags), ...tableFaults(tags), ...pictureFaults(tags), ...rawFaults(bytes));
    return faults;
  } finally {
    await task.destroy();
  }
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>["promise"]>["getPage"]>>;

const painting = new Set<number>([
  OPS.showText,
  OPS.showSpacedText,
  OPS.fill,
  OPS.eoFill,
  OPS.stroke,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.shadingFill,
  OPS.paintImageXObject,
  OPS.paintInlineImageXObject,
]);

/** Everything painted belongs to a tag or is an artifact, and every tagged piece is in the structure tree. */
async function contentFaults(page: Page, number: number, known: ReadonlySet<string>): Promise<string[]> {
  const { fnArray } = await page.getOperatorList();
  let depth = 0;
  let outside = 0;
  for (const operator of fnArray) {
    if (operator === OPS.beginMarkedContent || operator === OPS.beginMarkedContentProps) depth += 1;
    else if (operator === OPS.endMarkedContent) depth -= 1;
    else if (depth === 0 && painting.has(operator)) outside += 1;
  }
  const text = await page.getTextContent({ includeMarkedContent: true });
  const unknown = text.items.flatMap((item) => ("id" in item && item.id && !known.has(item.id) ? [item.id] : []));
  return [
    ...(outside > 0 ? [`page ${number} paints ${outside} times outside every tag and artifact`] : []),
    ...unknown.map((id) => `page ${number} has content (${id}) that no tag holds`),
  ];
}

/** Headings start at the first level and never skip one on the way down. */
function headingFaults(tags: readonly Tag[]): string[] {
  const levels = tags.flatMap(({ role, page }) => (/^H[1-6]$/.test(role) ? [{ level: Number(role[1]), page }] : []));
  if (levels.length === 0) return ["there are no headings"];
  return levels.flatMap(({ level, page }, index) => {
    const above = levels[index - 1]?.level ?? 0;
    return level > above + 1 ? [`page ${page}: heading level ${level} comes after level ${above}`] : [];
  });
}

/** Every table has header cells; rows stand in tables and cells in rows. */
function tableFaults(tags: readonly Tag[]): string[] {
  return tags.flatMap(({ node, role, path, page }) => {
    if (role === "Table") {
      const roles = rolesIn(node);
      return roles.includes("TH") || isContinued(roles) ? [] : [`page ${page}: a table has no header cells`];
    }
    if (role === "TR" && !path.includes("Table")) return [`page ${page}: a table row outside every table`];
    if ((role === "TH" || role === "TD") && path.at(-1) !== "TR") return [`page ${page}: a cell outside every row`];
    return [];
  });
}

/** pdf.js gives the part of a table that stands on the page; later parts have their header on the first page. */
const isContinued = (roles: readonly string[]) => !roles.includes("THead") && !roles.includes("Caption");

function rolesIn(node: StructNode): string[] {
  return (node.children ?? []).flatMap((child) => [...(child.role ? [child.role] : []), ...rolesIn(child)]);
}

function pictureFaults(tags: readonly Tag[]): string[] {
  return tags.flatMap(({ node, role, page }) =>
    (role === "Figure" || role === "Formula") && !node.alt?.trim()
      ? [`page ${page}: a picture has no alternative text`]
      : [],
  );
}

/** What pdf.js does not tell: embedded fonts, header scopes and the structure's parent tree, read in the file itself. */
function rawFaults(bytes: Uint8Array): string[] {
  const objects = readObjects(bytes);
  const faults: string[] = [];
  const descriptors = [...objects.matchAll(/\/Type\s*\/FontDescriptor[\s\S]*?>>/g)].map(([text]) => text);
  if (descriptors.length === 0) faults.push("there are no fonts");
  if (descriptors.some((text) => !/\/FontFile[23]?\b/.test(text))) faults.push("a font is not embedded");
  const headers = [...objects.matchAll(/\/S\s*\/TH\b/g)].length;
  const scopes = [...objects.matchAll(/\/Scope\s*\/(?:Column|Row|Both)\b/g)].length;
  if (scopes < headers) faults.push(`${headers - scopes} header cells do not say what they head`);
  if (!/\/ParentTree\b/.test(objects)) faults.push("there is no parent tree");
  return faults;
}

/** All objects of the file as text: the plain ones and those in compressed object streams. */
function readObjects(bytes: Uint8Array): string {
  const file = Buffer.from(bytes).toString("latin1");
  const unpacked = [...file.matchAll(/\/Type\s*\/ObjStm[\s\S]*?stream\r?\n/g)].map((match) => {
    const start = match.index + match[0].length;
    return inflateSync(Buffer.from(file.slice(start, file.indexOf("endstream", start)), "latin1")).toString("latin1");
  });
  return [file, ...unpacked].join("\n");
}
