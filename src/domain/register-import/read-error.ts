/** Why a register file could not be read, as the readers tell it. */

/** Kinds of files that people take for a register. */
export type WrongKind =
  | "xls"
  | "xlsb"
  | "ods"
  | "word"
  | "powerpoint"
  | "pdf"
  | "program"
  | "image"
  | "html"
  | "password"
  | "archive"
  | "unknown";

/** Which limit a compressed file broke. */
export type ZipLimit = "entries" | "bytes" | "ratio" | "overlap";

/** Why a file was not read. Nothing has been stored. `file` is the name to tell, without folder. */
export type ReadError =
  | { readonly code: "import.not-found"; readonly file: string }
  | { readonly code: "import.empty"; readonly file: string }
  | { readonly code: "import.wrong-kind"; readonly file: string; readonly kind: WrongKind }
  | { readonly code: "import.not-utf8"; readonly file: string; readonly line: number }
  | { readonly code: "import.utf16"; readonly file: string }
  | { readonly code: "import.binary"; readonly file: string; readonly line: number }
  | { readonly code: "import.quote"; readonly file: string; readonly line: number }
  | { readonly code: "import.separator"; readonly file: string }
  | { readonly code: "import.too-many-rows"; readonly file: string }
  | { readonly code: "import.too-many-columns"; readonly file: string }
  | { readonly code: "import.no-csv"; readonly file: string; readonly found: readonly string[] }
  | { readonly code: "import.zip-damaged"; readonly file: string }
  | { readonly code: "import.zip-encrypted"; readonly file: string }
  | { readonly code: "import.zip-nested"; readonly file: string; readonly inner: string }
  | { readonly code: "import.zip-limit"; readonly file: string; readonly limit: ZipLimit }
  | { readonly code: "import.xml-damaged"; readonly file: string; readonly part: string }
  | { readonly code: "import.xml-doctype"; readonly file: string; readonly part: string };
