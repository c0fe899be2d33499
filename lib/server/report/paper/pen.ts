import "server-only";
import { paperColours } from "@/lib/domain/report/colours";
import { type Run, runsOf, type Weight } from "./fonts";

export type Colour = keyof typeof paperColours;
export type Look = { size: number; colour?: Colour; bold?: boolean };

/** Writes and measures text on a document, whatever scripts it has. Sizes in points. */
export class Pen {
  /** Width of each letter in thousandths of its size: shaping every text to measure it took most of the time. */
  readonly #letters = new Map<string, number>();

  constructor(readonly doc: PDFKit.PDFDocument) {}

  width(text: string, { size, bold }: Look): number {
    let width = 0;
    for (const letter of text) width += this.#letterWidth(letter, weightOf(bold));
    return (width * size) / 1000;
  }

  #letterWidth(letter: string, weight: Weight): number {
    const key = weight + letter;
    let width = this.#letters.get(key);
    if (width === undefined) {
      width = runsOf(letter, weight).reduce((sum, { font, words }) => sum + this.doc.font(font).fontSize(1000).widthOfString(words), 0);
      this.#letters.set(key, width);
    }
    return width;
  }

  /** Writes a line; `y` is its base line. Answers where it ends. */
  line(text: string, x: number, y: number, look: Look): number {
    let at = x;
    this.doc.fillColor(paperColours[look.colour ?? "ink"]);
    for (const { font, words } of this.#runs(text, look)) {
      this.doc.font(font).fontSize(look.size).text(words, at, y, { lineBreak: false, baseline: "alphabetic" });
      at += this.doc.widthOfString(words);
    }
    return at;
  }

  /** The text as lines no wider than `width`; a word longer than that is cut behind a sign such as a dot, else where it must. */
  wrap(text: string, width: number, look: Look): string[] {
    const lines: string[] = [];
    let line = "";
    for (const word of text.split(" ")) {
      const longer = line === "" ? word : `${line} ${word}`;
      if (this.width(longer, look) <= width) {
        line = longer;
        continue;
      }
      if (line !== "") lines.push(line);
      line = word;
      while (this.width(line, look) > width && line.length > 1) {
        const fit = breakBefore(line, this.#fitting(line, width, look));
        lines.push(line.slice(0, fit));
        line = line.slice(fit);
      }
    }
    return [...lines, line];
  }

  #runs(text: string, { bold }: Look): Run[] {
    return runsOf(text, weightOf(bold));
  }

  /** How many letters from the start fit, at least one. */
  #fitting(text: string, width: number, look: Look): number {
    let [low, high] = [1, text.length];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.width(text.slice(0, middle), look) <= width) low = middle;
      else high = middle - 1;
    }
    // A letter of two halves stays whole.
    return /[\ud800-\udbff]/.test(text[low - 1] ?? "") && low < text.length ? low + 1 : low;
  }
}

/** Names of computers and addresses are cut behind one of their signs, where one is not too near the beginning. */
function breakBefore(word: string, fit: number): number {
  const at = /^.*[.\-_/@:](?=.)/.exec(word.slice(0, fit + 1))?.[0].length ?? 0;
  return at > fit / 3 ? Math.min(at, fit) : fit;
}

const weightOf = (bold: boolean | undefined): Weight => (bold ? 600 : 400);
