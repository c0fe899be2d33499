"use client";

import { useEffect, useState } from "react";
import { loadAhead, useOnDemand } from "@/components/ui/use-on-demand";

const load = () => import("./palette-dialog");

/** Ctrl or Cmd and K, from anywhere: go to an agent, a server, a page or a migration, or do something. */
export function Palette({ migration }: { migration: string | null }) {
  const [open, setOpen] = useState(false);
  const part = useOnDemand(open, load);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      /* Its code comes while the second key is on its way. */
      if (event.key === "Control" || event.key === "Meta") loadAhead(load);
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== "k") return;
      event.preventDefault();
      setOpen((before) => !before);
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
  return part && <part.PaletteDialog migration={migration} open={open} onOpenChange={setOpen} />;
}
