/** Names that people give: to themselves, to migrations, management groups, tokens, schedules, checklists. */

/** Of the signs that show nothing, only those that letters and pictures need to be joined or told apart. */
const joins = "\\u200C\\u200D\\uFE0E\\uFE0F";
/** Control characters, line ends, what turns the direction of text, and whatever else is there without being seen. */
const unseen = new RegExp(`[\\p{Cc}\\u2028\\u2029\\u2800]|(?![${joins}])\\p{Default_Ignorable_Code_Point}`, "u");

/** Whether a name is one line of plain text that can be seen: it cannot hide, nor turn around what stands beside it. */
export function isPlainName(name: string): boolean {
  return !unseen.test(name) && /[\p{L}\p{N}\p{P}\p{S}]/u.test(name);
}

export const plainNameNeeded = "One line of plain text is needed, without signs that hide or turn the direction of what follows";

/** Whether all that is newly said is plain; blank says nothing, and what stood there before may stay until somebody takes it away. */
export function isPlainlySaid(said: readonly (string | null | undefined)[], before: readonly (string | null)[] = []): boolean {
  return said.every((name) => !name || before.includes(name) || isPlainName(name));
}

/** Cyrillic, Armenian, Greek and phonetic small letters, and the Latin ones that they or their capitals look like, in the same order. */
const foreign = "аеорсухіјѕһԁԛԝվոսοαινρυχκμτβεζηвкмнтɑɡı";
const latin = "aeopcyxijshdqwunuoaivpyxkmtbezhbkmhtagi";
const lookOf = new Map([...foreign].map((letter, at) => [letter, latin[at] ?? letter]));

/**
 * Names with the same likeness are taken for each other: by case, by blanks, by forms that Unicode calls compatible (wide
 * letters, ligatures, letters in circles), by signs that are not seen, by letters of another script.
 */
export function likenessOf(name: string): string {
  const plain = name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "");
  const words = plain.replace(/[\s\u2800]+/gu, " ").trim();
  return [...words.normalize("NFKC")].map((letter) => lookOf.get(letter) ?? letter).join("");
}

/** Whether the name of a computer has letters of other scripts by which it is taken for the other one. */
export function looksLike(odd: string, plain: string): boolean {
  return odd !== plain && likenessOf(odd) === plain;
}

const alphabet = new Intl.Collator("en", { sensitivity: "base" });

/** The order of lists of people and things: by name whatever the case, then always the same. */
export const byName = (a: { name: string; id: string }, b: { name: string; id: string }): number =>
  alphabet.compare(a.name, b.name) || (a.id < b.id ? -1 : 1);
