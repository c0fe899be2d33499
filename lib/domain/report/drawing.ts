/** A picture as data, in points, drawn alike on the page, on paper and on slides. Colours are the names of the visual language. */
export type Ink =
  | "ink"
  | "ink2"
  | "ink3"
  | "line"
  | "line2"
  | "surface"
  | "orig"
  | "orig-text"
  | "orig-soft"
  | "dual"
  | "dual-text"
  | "dual-soft"
  | "on-dual"
  | "on-dual2"
  | "new"
  | "new-text"
  | "good"
  | "warn"
  | "bad";

type Stroke = { stroke?: Ink; width?: number; dash?: readonly [number, number] };
/** `hatch`: lines of this colour over the fill, as old versions have. `opacity` is the fill's. */
export type PathMark = Stroke & { kind: "path"; d: string; fill?: Ink; opacity?: number; hatch?: Ink };
/** Without a fill it is a ring. */
export type CircleMark = Stroke & { kind: "circle"; x: number; y: number; r: number; fill?: Ink };
/** `y` is the base line. Parts follow each other; `halo` keeps them readable above marks. */
export type TextMark = {
  kind: "text";
  x: number;
  y: number;
  anchor: "start" | "middle" | "end";
  halo?: boolean;
  parts: readonly TextPart[];
};
export type TextPart = { words: string; size: number; ink: Ink; bold?: boolean };
export type Mark = PathMark | CircleMark | TextMark;

/** `words` say the same for whoever does not see it. */
export type Drawing = { width: number; height: number; words: string; marks: readonly Mark[] };

export const line = (x1: number, y1: number, x2: number, y2: number, stroke: Ink, more: Omit<Stroke, "stroke"> = {}): PathMark => ({
  kind: "path",
  d: `M${tenth(x1)} ${tenth(y1)}L${tenth(x2)} ${tenth(y2)}`,
  stroke,
  width: 1,
  ...more,
});

export const rectangle = (x: number, y: number, width: number, height: number, fill: Ink): PathMark => ({
  kind: "path",
  d: `M${tenth(x)} ${tenth(y)}L${tenth(x + width)} ${tenth(y)}L${tenth(x + width)} ${tenth(y + height)}L${tenth(x)} ${tenth(y + height)}Z`,
  fill,
});

export const text = (x: number, y: number, anchor: TextMark["anchor"], parts: readonly TextPart[], halo = false): TextMark => ({
  kind: "text",
  x: tenth(x),
  y: tenth(y),
  anchor,
  halo,
  parts,
});

export const tenth = (value: number): number => Math.round(value * 10) / 10;
