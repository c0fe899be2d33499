import { withoutFormulaGuard } from "@/lib/domain/formula-guard";
import { listIn } from "@/lib/domain/lists";
import type { Health } from "@/lib/domain/stages";

/** What people's scripts write where there is nothing, and spreadsheets where a look-up found nothing. */
const placeholders = new Set(
  "na|n/a|none|unknown|null|nil|-|--|(none)|<none>|(null)|not available|n.a.|n.a|?|#n/a|#value!|#ref!|#name?".split("|"),
);
const placeholderStarts = "NnUu-(<?#";
const longestPlaceholder = 13;

/** The text of a cell; null for what is no value: blank, SQL's NULL and other placeholders, the name of a .NET type. */
export function plainText(cell: string): string | null {
  const text = withoutFormulaGuard(cell).trim();
  if (text === "") return null;
  if (text.length <= longestPlaceholder && placeholderStarts.includes(text.charAt(0)) && placeholders.has(text.toLowerCase())) return null;
  if ((text.startsWith("System.") || text.startsWith("Microsoft.")) && typeName.test(text)) return null;
  return text;
}

const typeName =
  /^(System\.(\w+\.)*\w+(\[,*\]|`\d.*)|System\.(Object|String|Boolean|Int32|Int64|Guid|DateTime|Version|Uri|Collections\.\w.*|Management\.Automation\.\w.*|Xml\.\w.*|Data\.\w.*)|Microsoft\.(EnterpriseManagement|PowerShell|Management\.Infrastructure|SystemCenter)\.[\w.+]*\w([`[].*)?)$/;

/** A full name of a computer: letters first, and at least two parts. No build, no address, no class. */
export function isDomainName(text: string): boolean {
  return (
    text.length < 256 &&
    /^[\p{L}\d_-]{1,63}(\.[\p{L}\d_-]{1,63})+\.?$/u.test(text) &&
    /\p{L}/u.test(text) &&
    !/^(System|Microsoft)\./.test(text)
  );
}

/** A name of a computer without its domain. */
export function isHostName(text: string): boolean {
  return /^[\p{L}\d_-]{1,63}$/u.test(text) && /\p{L}/u.test(text);
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
  ...["success", "1", "healthy", "ok", "good", "green"].map((word) => [word, "healthy"] as const),
  ...["warning", "2", "yellow"].map((word) => [word, "warning"] as const),
  ...["error", "3", "critical", "bad", "red"].map((word) => [word, "critical"] as const),
  ..."uninitialized|0|not monitored|notmonitored|unmonitored|4|not applicable|255|uninitialised|not initialized|not initialised|notinitialized|notinitialised"
    .split("|")
    .map((word) => [word, "notMonitored"] as const),
]);

/** No states of Operations Manager, but what people call an agent that is not heard from. */
const silentWords: ReadonlySet<string> = new Set([
  ...["grey", "gray", "greyed out", "grayed out", "offline", "down", "unavailable", "unreachable"],
  ...["not responding", "no heartbeat", "heartbeat failure", "lost", "silent", "dead", "stopped"],
]);

export function toHealth(text: string | null): Health | null {
  if (text === null) return null;
  const word = text.toLowerCase();
  return healthWords.get(word) ?? (silentWords.has(word) ? "notMonitored" : null);
}

/** Whether the word is one of the states of health as Operations Manager, its console or their colours have them. */
export function isHealthWord(text: string): boolean {
  return healthWords.has(text.toLowerCase());
}

const guidName = /^\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i;

/** An object's Id in the place of a name. */
export function isGuid(text: string): boolean {
  const { length } = text;
  return (length === 36 || length === 38) && guidName.test(text);
}

/** An address where a name should stand: network devices are named so, Windows agents never. */
export function isAddress(text: string): boolean {
  return /^\d{1,3}(\.\d{1,3}){3}$/.test(text) || (text.includes(":") && /^[\da-f]*(:[\da-f]*){2,8}(%\w+)?$/i.test(text));
}

/** What an agent of Log Analytics is connected to stands among its management groups. */
const workspace = /^AOI-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The management groups of one cell; workspaces are none. Null where nothing of the list can be used. */
export function toGroupList(text: string | null): string[] | null {
  const names = text === null ? [] : listIn(text).filter((name) => !workspace.test(name) && plainText(name) !== null);
  return names.length > 0 ? names : null;
}

const months = "jan|feb|fév|mar|mär|mrz|apr|avr|may|mai|jun|jul|aug|aoû|sep|oct|okt|nov|dec|dez|déc";
const dayAndMonth = new RegExp(`^\\d{1,2}[-. ]{1,2}(${months})[\\p{L}]{0,6}\\.?([-. ]\\d{2,4})?$`, "iu");

const monthAndYear = /^(Jan|Feb|Mar|Mrz|Apr|May|Mai|Jun|Jul|Aug|Sep|Oct|Okt|Nov|Dec|Dez)[-. ]\d{2,4}$/;

/** 1.6.8-1 and the like: only agents of UNIX and Linux have a release behind a hyphen. */
export function isUnixVersion(text: string): boolean {
  return /^\d+\.\d+\.\d+-\d+$/.test(text);
}

/** The one build in a text with more in it, such as "v7.1.10184.0" or "7,1,10184,0 (UR3)", with dots; the text itself where there is none or several. */
export function buildIn(text: string): string {
  if (/^\d+(\.\d+){3}$/.test(text)) return text;
  const builds = [
    ...text.matchAll(/(?<![\p{L}\p{N}.,-]|[\p{L}\p{N}.,-]v)v?(\d{1,2}(?:\.\d{1,5}){3}|\d{1,2}(?:,\d{1,5}){3})(?![\p{L}\p{N},-]|\.\d)/giu),
  ];
  return builds.length === 1 ? (builds[0]?.[1] ?? text).replaceAll(",", ".") : text;
}

/** The number of a version of anything but Operations Manager, whose releases are 6, 7, 8 and 10.19 onwards. */
export function isOtherSoftware(text: string): boolean {
  const [, major = "", minor = ""] = /^(\d+)\.(\d+)(\.\d+){1,2}$/.exec(text) ?? [];
  return major !== "" && !["6", "7", "8"].includes(major) && (major !== "10" || Number(minor) < 19);
}

/** Whether several different builds stand in a text: nobody knows which one it is of. */
export function hasSeveralBuilds(text: string): boolean {
  const builds = text.match(/(?<![\d.])\d{1,2}(?:\.\d{1,5}){3}(?![\d]|\.\d)|(?<![\d,])\d{1,2}(?:,\d{1,5}){3}(?!\d|,\d)/g);
  return new Set(builds?.map((build) => build.replaceAll(",", "."))).size > 1;
}

/** A build that a spreadsheet turned into a number or a date, or one of several. */
export function isDamagedVersion(text: string): boolean {
  if (/^\d+(\.\d+){3}$/.test(text)) return false;
  if (hasSeveralBuilds(text)) return true;
  // Too narrow a column, saved as it is shown.
  if (/^#+$/.test(text)) return true;
  // Read as a time of day and written back: 7.0.9538.0 becomes 07.00.9538.
  if (/^0\d([.:]\d+)+$/.test(text)) return true;
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
