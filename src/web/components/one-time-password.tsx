import { memberTexts } from "#src/texts/accounts.sv.ts";

/** A password that is shown once, with what to do with it. */
export function OneTimePassword({ password }: { readonly password: string }) {
  return (
    <>
      <p>
        {memberTexts.oneTimePassword}: <code>{password}</code>
      </p>
      <p>{memberTexts.handOver}</p>
    </>
  );
}
