/**
 * Document → PDF/UA-1 by Typst: tagged, with title, language, bookmarks, table headers and alternative texts. Typst
 * itself refuses to write a file that lacks one of them. Equal documents give equal bytes.
 */
import { createRequire } from "node:module";
import type { Document } from "#src/domain/report/document.ts";
import { fail, ok, type Result } from "#src/kernel/result.ts";
import type { WriterError } from "#src/texts/writers.sv.ts";
import { interFolder, interWeights, printable } from "./inter.ts";
import { printModel } from "./pdf-model.ts";
import { pdfTemplate } from "./pdf-template.ts";

/** The part of Typst's Node binding that is used here; the platform packages carry no types of their own. */
interface TypstCompiler {
  pdf(
    source: { readonly mainFileContent: string; readonly inputs: Readonly<Record<string, string>> },
    options: { readonly pdfStandard: "ua-1"; readonly creationTimestamp: number },
  ): Buffer;
  /** Forgets what has not been used in the last `age` compilations. */
  evictCache(age: number): void;
}

interface TypstModule {
  readonly NodeCompiler: {
    create(options: {
      readonly workspace: string;
      readonly fontArgs: readonly { readonly fontPaths: readonly string[] }[];
    }): TypstCompiler;
  };
}

const require = createRequire(import.meta.url);
let compiler: TypstCompiler | undefined;

/** Typst for this platform and C library; undefined when none is installed. */
function loadTypst(): TypstModule | undefined {
  for (const libc of ["gnu", "musl"]) {
    try {
      return require(
        `@myriaddreamin/typst-ts-node-compiler-${process.platform}-${process.arch}-${libc}`,
      ) as TypstModule;
    } catch {
      // Not installed, or built for the other C library.
    }
  }
  return undefined;
}

/** The process's one compiler. The only folder that a template could read is the typeface's. */
function findCompiler(): TypstCompiler | undefined {
  compiler ??= loadTypst()?.NodeCompiler.create({
    workspace: interFolder,
    fontArgs: [{ fontPaths: interWeights.map((weight) => weight.folder) }],
  });
  return compiler;
}

/**
 * Writes the report as PDF/UA-1. Blocks the thread for some tenths of a second at most.
 *
 * Errors: `writer.pdf_unavailable` where Typst has no build for the platform. Throws when a chart is not valid SVG or has
 * no alternative text: that is a fault in the document.
 */
export function writePdf(document: Document): Result<Uint8Array, WriterError> {
  const typst = findCompiler();
  if (!typst) return fail({ code: "writer.pdf_unavailable", platform: `${process.platform}-${process.arch}` });
  const model = JSON.stringify(printModel(document), (key, value: unknown) =>
    typeof value === "string" && key !== "svg" && key !== "alt" ? printable(value) : value,
  );
  const bytes = typst.pdf(
    { mainFileContent: pdfTemplate, inputs: { document: model } },
    { pdfStandard: "ua-1", creationTimestamp: Date.parse(document.today) / 1000 },
  );
  typst.evictCache(8);
  return ok(new Uint8Array(bytes));
}
