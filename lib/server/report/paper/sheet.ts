import "server-only";
import PDFDocument from "pdfkit";
import { fonts } from "./fonts";
import { Pen } from "./pen";

export const edge = { x: 40, top: 40 };
export const page = { width: 595.28, height: 841.89 };
export const wide = page.width - 2 * edge.x;

/** What a document is made with: the pen, and the tree that says what each part is to whoever does not see it. */
export type Paper = {
  doc: PDFKit.PDFDocument;
  pen: Pen;
  root: PDFKit.PDFStructureElement;
  y: number;
  /** Where the foot of every page begins: nothing else comes below. */
  floor: number;
};

/** A line of the foot, and what stands around them. */
export const footLine = 10;
const aroundFoot = 26;
/** Where a foot of so many lines begins. */
export const floorOf = (lines: number): number => page.height - aroundFoot - lines * footLine;

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
  return { doc, pen: new Pen(doc), root, y: edge.top, floor: floorOf(2) };
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
  if (paper.y + needed > paper.floor) nextPage(paper);
}

export function nextPage(paper: Paper): void {
  paper.doc.addPage();
  paper.y = edge.top;
}
