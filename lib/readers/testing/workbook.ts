import { strToU8, type Zippable, zipSync } from "fflate";

type Cell = string | number | boolean | null | { day: number };
export type MadeSheet = { name: string; rows: readonly (readonly Cell[])[] };

const column = (at: number): string => (at < 26 ? "" : column(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26));
const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** For tests: a workbook as spreadsheets write it, with shared strings, typed cells and dates by their number format (`day`: Excel's serial number). */
export function workbookOf(sheets: readonly MadeSheet[], more: Zippable = {}): Uint8Array<ArrayBuffer> {
  const strings: string[] = [];
  const shared = (text: string) => (strings.includes(text) ? strings.indexOf(text) : strings.push(text) - 1);
  const cell = (value: Cell, ref: string): string => {
    if (value === null) return "";
    if (typeof value === "string") return `<c r="${ref}" t="s"><v>${shared(value)}</v></c>`;
    if (typeof value === "boolean") return `<c r="${ref}" t="b"><v>${value ? 1 : 0}</v></c>`;
    return typeof value === "number" ? `<c r="${ref}"><v>${value}</v></c>` : `<c r="${ref}" s="1"><v>${value.day}</v></c>`;
  };
  const sheetXml = ({ rows }: MadeSheet) =>
    `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows
      .map((row, y) => `<row r="${y + 1}">${row.map((value, x) => cell(value, `${column(x)}${y + 1}`)).join("")}</row>`)
      .join("")}</sheetData></worksheet>`;
  const made = sheets.map((one, i) => [`xl/worksheets/sheet${i + 1}.xml`, strToU8(sheetXml(one))] as const);
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  return new Uint8Array(
    zipSync({
      "[Content_Types].xml": strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
      "xl/workbook.xml": strToU8(
        `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}"><sheets>${sheets
          .map(({ name }, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
          .join("")}</sheets></workbook>`,
      ),
      "xl/_rels/workbook.xml.rels": strToU8(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets
          .map((_, i) => `<Relationship Id="rId${i + 1}" Type="${office}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`)
          .join(
            "",
          )}<Relationship Id="rS" Type="${office}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rT" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
      ),
      "xl/styles.xml": strToU8(
        '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
      ),
      "xl/sharedStrings.xml": strToU8(
        `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${strings.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join("")}</sst>`,
      ),
      ...Object.fromEntries(made),
      ...more,
    }),
  );
}
