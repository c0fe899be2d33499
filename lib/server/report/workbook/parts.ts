import { xml } from "./xml";

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";

/** The parts of a workbook besides its sheets, by path. */
export function workbookParts(sheets: readonly string[], { title, at }: { title: string; at: string }): Record<string, string> {
  const each = (of: (name: string, number: number) => string) => sheets.map((name, i) => of(name, i + 1)).join("");
  return {
    "xl/workbook.xml": `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${each(
      (name, n) => `<sheet name="${xml(name)}" sheetId="${n}" r:id="rId${n}"/>`,
    )}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${head}<Relationships xmlns="${packages}/relationships">${each(
      (_, n) => `<Relationship Id="rId${n}" Type="${relations}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
    )}<Relationship Id="rId${sheets.length + 1}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    "xl/styles.xml": `${head}<styleSheet xmlns="${main}"><numFmts count="4"><numFmt numFmtId="164" formatCode="0.0"/><numFmt numFmtId="165" formatCode="0.0%"/><numFmt numFmtId="166" formatCode="d\\ mmm\\ yyyy"/><numFmt numFmtId="167" formatCode="d\\ mmm\\ yyyy\\ hh:mm"/></numFmts>
<fonts count="2"><font><sz val="10"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="10"/><name val="Calibri"/><family val="2"/></font></fonts>
<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF1F2F5"/></patternFill></fill></fills>
<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="7"><xf/>${[
      'fontId="1" fillId="2" applyFont="1" applyFill="1"',
      'numFmtId="3" applyNumberFormat="1"',
      'numFmtId="164" applyNumberFormat="1"',
      'numFmtId="165" applyNumberFormat="1"',
      'numFmtId="166" applyNumberFormat="1"',
      'numFmtId="167" applyNumberFormat="1"',
    ]
      .map((format) => `<xf ${format}/>`)
      .join("")}</cellXfs></styleSheet>`,
    "docProps/core.xml": `${head}<cp:coreProperties xmlns:cp="${packages}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xml(title)}</dc:title><dc:creator>Tandem</dc:creator><dc:language>en</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created></cp:coreProperties>`,
    "_rels/.rels": `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${packages}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    "[Content_Types].xml": `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>${each(
      (_, n) =>
        `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
    )}</Types>`,
  };
}

type SheetHead = { widths: readonly number[]; header: string };

/** A sheet until its first row of values: columns as wide as said, the header kept in sight. */
export const sheetHead = ({ widths, header }: SheetHead): string =>
  `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths
    .map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`)
    .join("")}</cols><sheetData><row r="1">${header}</row>`;

/** What the foot of every printed sheet says: the name is shortened where it is long. */
export type Foot = { name: string; of: string };

/** The end of a sheet of so many rows, header included, with a filter above its columns, and what its print says of itself. */
export const sheetFoot = (columns: number, rows: number, foot: Foot): string =>
  `</sheetData><autoFilter ref="A1:${letters(columns)}${rows}"/><pageSetup orientation="landscape" fitToHeight="0"/><headerFooter><oddFooter>${xml(
    footCode(foot),
  )}</oddFooter></headerFooter></worksheet>`;

/** Excel opens no file whose foot is longer than 255 letters. */
const longestName = 120;

/** An ampersand begins a code there, so that of a name is written twice. */
function footCode({ name, of }: Foot): string {
  const plain = (text: string) => text.replaceAll("&", "&&");
  let short = "";
  for (const letter of name) {
    if (plain(short + letter).length > longestName) return `&L${plain(short)}…  ${plain(of)}&RPage &P of &N`;
    short += letter;
  }
  return `&L${plain(short)}  ${plain(of)}&RPage &P of &N`;
}

/** The name of a column: A, Z, AA. */
export function letters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? letters(rest) : "") + String.fromCharCode(65 + ((column - 1) % 26));
}
