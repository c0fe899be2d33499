import type { Ink } from "./drawing";

/** The light colours of the visual language as files write them, where no style sheet of the app is at hand. */
export const paperColours: Record<Ink | "hover", string> = {
  ink: "#171a25",
  ink2: "#484d5b",
  ink3: "#676b7a",
  line: "#e3e5ea",
  line2: "#cbced6",
  surface: "#ffffff",
  orig: "#9c4db4",
  "orig-text": "#7a2593",
  "orig-soft": "#f9ecfd",
  dual: "#314ec7",
  "dual-text": "#2643b5",
  "dual-soft": "#ebf1ff",
  "on-dual": "#ffffff",
  "on-dual2": "#d0dcff",
  new: "#009394",
  "new-text": "#005d63",
  good: "#2b8a4b",
  warn: "#c17c10",
  bad: "#d33a3a",
  hover: "#eeeff3",
};
