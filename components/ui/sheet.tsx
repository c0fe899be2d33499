"use client";

import type { SheetProps } from "./sheet-popup";
import { useOnDemand } from "./use-on-demand";

const load = () => import("./sheet-popup");

export function Sheet(props: SheetProps) {
  const part = useOnDemand(true, load);
  return part && <part.SheetPopup {...props} />;
}
