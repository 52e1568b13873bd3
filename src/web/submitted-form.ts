/** A form as it was posted, read by the server before the route's own code. */

/** A file of a form, on disk until the request has been answered. */
export interface SubmittedFile {
  /** The form's name for it. */
  readonly field: string;
  /** As the sender calls it; for showing only. */
  readonly fileName: string;
  readonly path: string;
  readonly size: number;
}

/** The fields and files of a form. The hidden fields that every form carries have been checked and taken out. */
export interface SubmittedForm {
  /** In the order they stand; a name may come several times. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly files: readonly SubmittedFile[];
  /** The form's own key and the digest of what it says, for writes that may be sent twice. */
  readonly once: { readonly key: string; readonly requestHash: Uint8Array } | undefined;
}
