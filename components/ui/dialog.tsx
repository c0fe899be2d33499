"use client";

import type { DialogProps } from "./dialog-popup";
import { useOnDemand } from "./use-on-demand";

const load = () => import("./dialog-popup");

/** Its code comes when it opens first. */
export function Dialog(props: DialogProps) {
  const part = useOnDemand(props.open, load);
  return part && <part.DialogPopup {...props} />;
}
