"use client";

import { useEffect, useState } from "react";
import { useOnDemand } from "@/components/ui/use-on-demand";
import { mayExplain } from "./may-explain";

const load = () => import("./tips-popup");

/**
 * The tooltip of whatever explains itself, wherever it stands: `explains` for words of the glossary, `data-tip` for a text. All of it comes once
 * anybody points at such a thing or reaches it by keyboard.
 */
export function Tips() {
  const [wanted, setWanted] = useState(false);
  const part = useOnDemand(wanted, load);
  useEffect(() => {
    const ended = new AbortController();
    const look = ({ target }: Event) => mayExplain(target) && setWanted(true);
    for (const name of ["pointerover", "focusin"]) document.addEventListener(name, look, ended);
    /* Pressed, a thing is done and needs no explanation, also none that is still on its way. */
    document.addEventListener("click", () => setWanted(false), ended);
    return () => ended.abort();
  }, []);
  return wanted && part && <part.ShownTip />;
}
