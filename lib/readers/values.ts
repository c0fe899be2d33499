import type { Health } from "@/lib/domain/stages";

/** The text of a cell; null for what is no value: blank, SQL's NULL, the name of a .NET type. */
export function plainText(cell: string): string | null {
  const text = withoutFormulaGuard(cell).trim();
  if (text === "") return null;
  const first = text.charCodeAt(0);
  if ((first === 78 || first === 110) && (text === "NULL" || text === "null")) return null;
  if ((first === 83 || first === 77) && (text.startsWith("System.") || text.startsWith("Microsoft.")) && typeName.test(text)) return null;
  return text;
}

const typeName =
  /^(System\.(\w+\.)*\w+(\[,*\]|`\d.*)|System\.(Object|String|Boolean|Int32|Int64|Guid|DateTime|Version|Uri|Collections\.\w.*|Management\.Automation\.\w.*|Xml\.\w.*|Data\.\w.*)|Microsoft\.(EnterpriseManagement|PowerShell|Management\.Infrastructure|SystemCenter)\.[\w.+]*\w([`[].*)?)$/;

/** Tandem writes `'` before text that a spreadsheet would run as a formula. */
function withoutFormulaGuard(cell: string): string {
  return cell.charCodeAt(0) === 39 && /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

/** Lists that the console or PowerShell shortened end so. */
export function looksCut(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  if (last === 0x2026) return true;
  return last === 46 ? text.endsWith("...") : last === 125 && (text.endsWith("...}") || text.endsWith("…}"));
}

const yes =
  "true 1 -1 yes y on enabled wahr ja vrai oui verdadero sí si vero sim verdadeiro waar sann sant sand tosi kyllä prawda tak igaz igen pravda ano áno да истина doğru evet 真 はい 是 참";
const no =
  "false 0 no n off disabled falsch nein faux non falso não nao onwaar nee usann falskt falsk nej nei epätosi ei fałsz nie hamis nem nepravda ne нет ложь yanlış hayır 偽 いいえ 否 거짓";
const booleans = new Map<string, boolean>([
  ...yes.split(" ").map((word) => [word, true] as const),
  ...no.split(" ").map((word) => [word, false] as const),
]);

export function toBoolean(text: string | null): boolean | null {
  if (text === null) return null;
  return booleans.get(text) ?? booleans.get(text.toLowerCase()) ?? null;
}

const healthWords: ReadonlyMap<string, Health> = new Map<string, Health>([
  ...["success", "1", "healthy"].map((word) => [word, "healthy"] as const),
  ...["warning", "2"].map((word) => [word, "warning"] as const),
  ...["error", "3", "critical"].map((word) => [word, "critical"] as const),
  ...["uninitialized", "0", "not monitored", "notmonitored", "unmonitored", "4", "not applicable", "255"].map(
    (word) => [word, "notMonitored"] as const,
  ),
]);

export function toHealth(text: string | null): Health | null {
  return text === null ? null : (healthWords.get(text.toLowerCase()) ?? null);
}

/** Names in one cell, separated by commas or semicolons, also as PowerShell prints a list: {A, B}. */
export function toList(text: string | null): string[] | null {
  if (text === null) return null;
  const entries = text.replace(/^\{(.*)\}$/s, "$1").split(/[,;]/);
  const seen = new Map<string, string>();
  for (const entry of entries) {
    const name = entry.trim();
    if (name !== "" && !seen.has(name.toLowerCase())) seen.set(name.toLowerCase(), name);
  }
  return seen.size > 0 ? [...seen.values()] : null;
}

const months = "jan|feb|fév|mar|mär|mrz|apr|avr|may|mai|jun|jul|aug|aoû|sep|oct|okt|nov|dec|dez|déc";
const dayAndMonth = new RegExp(`^\\d{1,2}[-. ]{1,2}(${months})[\\p{L}]{0,6}\\.?([-. ]\\d{2,4})?$`, "iu");

const monthAndYear = /^(Jan|Feb|Mar|Mrz|Apr|May|Mai|Jun|Jul|Aug|Sep|Oct|Okt|Nov|Dec|Dez)[-. ]\d{2,4}$/;

/** A build that a spreadsheet turned into a number or a date. */
export function isDamagedVersion(text: string): boolean {
  if (/^\d+(\.\d+){3}$/.test(text)) return false;
  return /^[+-]?\d+([.,]\d+)?(e[+-]?\d+)?$/i.test(text) || looksLikeDate(text) || dayAndMonth.test(text);
}

/** A computer name that a spreadsheet turned into a number or a date. MAR-01 is a name, Mar-01 is what Excel makes of MAR01. */
export function isDamagedName(text: string): boolean {
  if (!/^[\dA-Z]/.test(text)) return false;
  if (/^[A-Z]/.test(text)) return monthAndYear.test(text);
  if (/^\d+([.,]\d+)?$/.test(text) || /^\d([.,]\d+)?e[+-]\d+$/i.test(text)) return true;
  return looksLikeDate(text) || dayAndMonth.test(text);
}

function looksLikeDate(text: string): boolean {
  return (
    /^\d{1,2}([/-])\d{1,2}\1\d{2,4}( |$)/.test(text) ||
    /^\d{4}([/-])\d{1,2}\1\d{1,2}([ T]|$)/.test(text) ||
    /^\d{1,2}\.\d{1,2}\.(19|20)\d{2}( |$)/.test(text)
  );
}
