import "server-only";
import PDFDocument from "pdfkit";
import { fonts } from "./fonts";
import { Pen } from "./pen";

export const edge = { x: 40, top: 40, bottom: 46 };
export const page = { width: 595.28, height: 841.89 };
export const wide = page.width - 2 * edge.x;

/** What a document is made with: the pen, and the tree that says what each part is to whoever does not see it. */
export type Paper = { doc: PDFKit.PDFDocument; pen: Pen; root: PDFKit.PDFStructureElement; y: number };

/** An empty A4 document with a title, a language and fonts. Pages are kept until the end, so that each can say of how many it is. */
export function newPaper(title: string, at: string): Paper {
  const doc = new PDFDocument({
    size: "A4",
    margin: 0,
    bufferPages: true,
    tagged: true,
    lang: "en",
    displayTitle: true,
    pdfVersion: "1.7",
    info: { Title: title, Author: "Tandem", Creator: "Tandem", CreationDate: new Date(at) },
  });
  for (const { name, content } of fonts()) doc.registerFont(name, content);
  const root = doc.struct("Document");
  doc.addStructure(root);
  return { doc, pen: new Pen(doc), root, y: edge.top };
}

/** Draws a paragraph or a heading, which is read aloud as such. */
export function tagged({ doc, root }: Paper, tag: "P" | "H1" | "H2", show: () => unknown): void {
  root.add(doc.struct(tag, {}, () => void show()));
}

/** Draws what is not read aloud. */
export function forEyesOnly({ doc }: Paper, show: () => unknown): void {
  doc.markContent("Artifact");
  show();
  doc.endMarkedContent();
}

/** Goes on to the next page where less than `needed` points are left. */
export function room(paper: Paper, needed: number): void {
  if (paper.y + needed > page.height - edge.bottom) nextPage(paper);
}

export function nextPage(paper: Paper): void {
  paper.doc.addPage();
  paper.y = edge.top;
}
