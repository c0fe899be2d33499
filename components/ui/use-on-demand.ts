"use client";

import { useEffect, useState } from "react";

/** Code that is needed only once something opens: fetched when first wanted, undefined until it is here. */
export function useOnDemand<Part>(wanted: boolean, load: () => Promise<Part>): Part | undefined {
  const [part, setPart] = useState<Part>();
  useEffect(() => {
    if (wanted && part === undefined) void load().then((loaded) => setPart(() => loaded));
  }, [wanted, part, load]);
  return part;
}
