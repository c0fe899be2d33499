"use client";

import { useEffect, useState } from "react";
import { difference } from "@/components/moments/numbers";

const shownFor = 5_000;

/** "+159" for five seconds after a number has changed while it was looked at. */
export function Gain({ value }: { value: number }) {
  const [{ last, gained }, setSeen] = useState({ last: value, gained: 0 });
  if (value !== last) setSeen({ last: value, gained: value - last });
  /* A clock, which is outside of React. */
  useEffect(() => {
    if (gained === 0) return;
    const timer = setTimeout(() => setSeen({ last: value, gained: 0 }), shownFor);
    return () => clearTimeout(timer);
  }, [value, gained]);
  return (
    <b role="status" className="ml-1.5 font-semibold text-dual-text tabular-nums">
      {difference(gained)}
    </b>
  );
}
