import "server-only";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { unpackWoff } from "./woff";

export type Weight = 400 | 600;
export type Run = { font: string; words: string };

const folder = join(process.cwd(), "node_modules", "@fontsource", "inter");
/** Inter comes as one file per script. The first that knows a letter writes it. */
const scripts = ["latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek", "greek-ext", "vietnamese"] as const;

let known: [string, [number, number][]][] | undefined;

/** The letters that each file knows, as its package says. */
function ranges(): [string, [number, number][]][] {
  if (known) return known;
  const said: Record<string, string> = JSON.parse(readFileSync(join(folder, "unicode.json"), "utf8"));
  const bound = (text: string | undefined) => Number.parseInt(text ?? "", 16);
  known = scripts.map((script) => [
    script,
    (said[script] ?? "").split(",").map((range): [number, number] => {
      const [from, to = from] = range.replace("U+", "").split("-");
      return [bound(from), bound(to)];
    }),
  ]);
  return known;
}

export const fontName = (script: string, weight: Weight) => `${script} ${weight}`;

let unpacked: { name: string; content: Buffer }[] | undefined;

/** Every font with its name, read and unpacked once. */
export function fonts(): { name: string; content: Buffer }[] {
  unpacked ??= scripts.flatMap((script) =>
    ([400, 600] as const).map((weight) => ({
      name: fontName(script, weight),
      content: unpackWoff(readFileSync(join(folder, "files", `inter-${script}-${weight}-normal.woff`))),
    })),
  );
  return unpacked;
}

/** Signs that Inter's files leave out, as words; a letter of a script that none of them has becomes a box. */
const instead: Record<string, string> = { "→": "to", "\n": " ", "\t": " " };
const box = "¤";

/** A text as pieces that one font each can write. */
export function runsOf(text: string, weight: Weight): Run[] {
  const runs: Run[] = [];
  for (const letter of text.normalize("NFC")) {
    const sign = instead[letter] ?? letter;
    const script = scriptOf(sign.codePointAt(0) ?? 0);
    const font = fontName(script ?? "latin", weight);
    const words = script === null ? box : sign;
    const last = runs.at(-1);
    if (last?.font === font) last.words += words;
    else runs.push({ font, words });
  }
  return runs;
}

function scriptOf(point: number): string | null {
  if (point < 0x20) return null;
  return ranges().find(([, list]) => list.some(([from, to]) => point >= from && point <= to))?.[0] ?? null;
}
