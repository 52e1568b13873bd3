/** What a password must be: long, and not among the first that somebody would try (NIST SP 800-63B, 5.1.1.2). */

/** What is wrong with a password. */
export type PasswordFault = "too-short" | "too-long" | "has-user-name" | "too-common";

/** The fewest characters of a password. */
export const SHORTEST_PASSWORD = 12;
const LONGEST_PASSWORD = 200;

/** Beginnings and wholes that people choose when twelve characters are asked for; compared without figures and signs. */
const common: ReadonlySet<string> = new Set(
  [
    "password passwordpassword mypassword letmein letmeinplease welcome welcomeback iloveyou iloveyouforever trustno",
    "administrator administratör admin adminadmin superuser changeme changemenow secret topsecret qwertyuiop qwerty",
    "qwertyuiopå qwertyqwerty asdfghjkl asdfghjklöä zxcvbnm qazwsxedc abcdefghijkl abcdefgh monkey dragon football",
    "baseball princess sunshine superman batman starwars whatever computer internet samsung google facebook",
    "lösenord lösenordet mittlösenord hemligt hemlighet hemligtlösenord sommar sommaren vinter vintern hösten våren",
    "sverige svenska stockholm göteborg malmö västerås hejsan hejhej hejhejhej hejhejhejhej jagälskardig kärlek",
    "stegvis stegvisstegvis samordnare samordning samordningsförbund samordningsteam finsam försäkringskassan",
    "arbetsförmedlingen kommun kommunen region regionen januari februari mars april maj juni juli augusti september",
    "oktober november december måndag tisdag onsdag torsdag fredag lördag söndag",
  ].flatMap((line) => line.split(" ")),
);

const runs = ["abcdefghijklmnopqrstuvwxyzåäö", "01234567890123456789", "qwertyuiopåasdfghjklöäzxcvbnm"];

/** What is wrong with a password for this user; undefined when nothing is. Length is counted in characters. */
export function findPasswordFault(password: string, userName: string): PasswordFault | undefined {
  const characters = [...password];
  const plain = password.toLowerCase().normalize("NFC");
  if (characters.length < SHORTEST_PASSWORD) return "too-short";
  if (characters.length > LONGEST_PASSWORD) return "too-long";
  const own = userName.toLowerCase().split("@")[0] ?? "";
  if (own.length >= 4 && plain.includes(own)) return "has-user-name";
  return isCommon(plain) ? "too-common" : undefined;
}

function isCommon(plain: string): boolean {
  const backwards = [...plain].reverse().join("");
  const isRun = runs.some((run) => `${run}${run}`.includes(plain) || `${run}${run}`.includes(backwards));
  const letters = plain.replaceAll(/[^\p{L}]/gu, "");
  return isRun || new Set(plain).size < 5 || (plain.length < 20 && common.has(letters));
}
