"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { useOnDemand } from "@/components/ui/use-on-demand";
import { places, wayTo } from "./places";

const load = () => import("./keys-dialog");

/** A key counts only where nobody is typing and nothing is open above the page. */
export function isForPage(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isInField(event)) return false;
  return !(event.target instanceof HTMLElement && event.target.closest("[role=dialog], [role=menu]"));
}

export function isInField({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null;
}

export function FrameKeys({ base }: { base: string }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const part = useOnDemand(open, load);
  const going = useRef(false);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!isForPage(event)) return;
      /* Without a connection another page would be the browser's own failure. */
      const away = (to: string) => navigator.onLine && router.push(to);
      const place = going.current ? places.find(({ key }) => key === event.key.toLowerCase()) : undefined;
      going.current = event.key === "g";
      if (place) away(wayTo(base, place, new URLSearchParams(location.search).get("asOf")));
      else if (event.key === "i") away(`${base}/imports`);
      else if (event.key === "?") setOpen(true);
      else return;
      event.preventDefault();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [router, base]);
  return part && <part.KeysDialog open={open} onClose={() => setOpen(false)} />;
}
