import { groupKeyOf } from "@/lib/domain/management-groups";

/** Characters that take no room on screen and come along when a name is copied from a document. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** The name as written, without blanks around it, invisible characters and one trailing dot. */
export function cleanName(text: string): string {
  const visible = isAscii(text) ? text : text.replace(invisible, "").normalize("NFC");
  const trimmed = visible.trim();
  return trimmed.endsWith(".") ? trimmed.slice(0, -1) : trimmed;
}

const asciiName = /^[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*$/;
const anyName = /^[\p{L}\p{M}\p{N}_-]{1,63}(\.[\p{L}\p{M}\p{N}_-]{1,63})*$/u;

/** The key of a cleaned name: lower case. Null when it cannot be the name of a computer. */
export function nameKey(cleaned: string): string | null {
  const key = withoutTurkishCase(cleaned.toLowerCase());
  if (key.length > 255) return null;
  return asciiName.test(key) || anyName.test(key) ? key : null;
}

/**
 * By Turkish rules the small letter of I has no dot, and the capital one of i has: where a tool changes case by them, IIS01 becomes ııs01 and iis01 İİS01.
 * In a label without any other letter beyond ASCII that is the I it was made of; a Turkish word keeps its letters.
 */
function withoutTurkishCase(lower: string): string {
  if (isAscii(lower)) return lower;
  const labels = lower.split(".").map((label) => {
    const plain = label.replace(/i\u0307|\u0131/g, "i");
    return isAscii(plain) ? plain : label;
  });
  return labels.join(".");
}

/** Whether a name was read with an i where it is spelt by Turkish rules for case. */
export function isTurkishCase(spelled: string, key: string): boolean {
  return !isAscii(spelled) && spelled.toLowerCase() !== key;
}

/** What the name column of an export holds. */
export type Names = "computers" | "groups";

/** The key of a cleaned name, by what it is the name of; null where it cannot be one. Management groups may have blanks in theirs. */
export const nameKeyOf: Record<Names, (cleaned: string) => string | null> = {
  computers: nameKey,
  groups: (cleaned) => (cleaned.length > 255 ? null : groupKeyOf(cleaned)),
};

/** name.domain where the Domain column has a dot; null where it does not help. */
export function completedName(key: string, domain: string | null): string | null {
  if (domain === null || key.includes(".")) return null;
  const suffix = cleanName(domain).replace(/^\.+/, "");
  return suffix.includes(".") ? nameKey(`${key}.${suffix}`) : null;
}

// Letters that look like a Latin one: always, or (the second list) in capitals only. Cyrillic, Armenian, Greek, and the i without a dot and the
// one with two that come of changing case by Turkish rules.
const alike =
  "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u04bb\u0501\u051b\u051d\u0578\u057d\u03b1\u03b9\u03bd\u03bf\u03c1\u03c5\u03c7\u0251\u0261\u0131\u0307";
const alikeInCapitals = "\u0432\u043a\u043c\u043d\u0442\u0433\u03b2\u03b5\u03b6\u03b7\u03ba\u03bc\u03c4\u03b3";
const imitation = new RegExp(`[${alike}]`);
const confusable = new RegExp(`[${alike}${alikeInCapitals}]`);
const fullWidth = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/;

/** A name that can be mistaken for another one: letters of another script among Latin ones, or only such letters. */
export function isLookAlike(key: string): boolean {
  if (isAscii(key)) return false;
  return key.split(".").some((label) => {
    if (fullWidth.test(label)) return true;
    const letters = label.match(/\p{L}/gu) ?? [];
    return (/[a-z]/.test(label) && confusable.test(label)) || (letters.length > 0 && letters.every((letter) => imitation.test(letter)));
  });
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false;
  return true;
}
