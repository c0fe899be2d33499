"use client";

import { useEffect, useState } from "react";

/** Code that is needed only once something opens: fetched when first wanted, undefined until it is here. Without a connection it is fetched when that is back. */
export function useOnDemand<Part>(wanted: boolean, load: () => Promise<Part>): Part | undefined {
  const [part, setPart] = useState<Part>();
  useEffect(() => {
    if (!wanted || part !== undefined) return;
    const begin = () =>
      void load().then(
        (loaded) => setPart(() => loaded),
        () => addEventListener("online", begin, { once: true }),
      );
    begin();
    return () => removeEventListener("online", begin);
  }, [wanted, part, load]);
  return part;
}

/** Fetched before it is wanted, where that is likely. If that fails, wanting it asks again. */
export function loadAhead(load: () => Promise<unknown>): void {
  load().catch(() => undefined);
}
