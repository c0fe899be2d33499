"use client";

import { useEffect, useState } from "react";
import { useOnDemand } from "@/components/ui/use-on-demand";
import { termAt } from "./term-at";

const load = () => import("./term-tips-popup");

/** What says that it can be explained (`explains`) is, wherever it stands. The words come once anybody rests on such a thing. */
export function TermTips() {
  const [wanted, setWanted] = useState(false);
  const part = useOnDemand(wanted, load);
  useEffect(() => {
    if (wanted) return;
    const look = ({ target }: Event) => termAt(target) && setWanted(true);
    document.addEventListener("pointerover", look);
    document.addEventListener("focusin", look);
    return () => {
      document.removeEventListener("pointerover", look);
      document.removeEventListener("focusin", look);
    };
  }, [wanted]);
  return part && <part.ShownTerm />;
}
