"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Keys } from "@/components/ui/keys";
import { places } from "./places";

/** A key counts only where nobody is typing and nothing is open above the page. */
export function isForPage(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return false;
  const target = event.target instanceof HTMLElement ? event.target : null;
  return !target?.closest("input, textarea, select, [contenteditable], [role=dialog], [role=menu]");
}

const list: [string, string][] = [
  ["Ctrl K", "Go to a computer, server, page or action"],
  ["/", "Find a computer"],
  ["J K", "Next or previous row"],
  ["↵", "Open the row"],
  ["X", "Select the row"],
  ["Shift X", "Select up to the row"],
  ["N", "Write a note on the agent"],
  ["Esc", "Close"],
  ["I", "Imports"],
  ...places.map(({ name, key }): [string, string] => [`G ${key?.toUpperCase()}`, name]),
  ["?", "This list"],
];

export function FrameKeys({ base }: { base: string }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const going = useRef(false);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!isForPage(event)) return;
      const place = going.current ? places.find(({ key }) => key === event.key.toLowerCase()) : undefined;
      going.current = event.key === "g";
      if (place) router.push(base + place.path);
      else if (event.key === "/") document.querySelector<HTMLInputElement>("input[data-find]")?.focus();
      else if (event.key === "i") router.push(`${base}/imports`);
      else if (event.key === "?") setOpen(true);
      else return;
      event.preventDefault();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [router, base]);
  return (
    <Dialog open={open} onClose={() => setOpen(false)} title="Keys" actions={<Button onClick={() => setOpen(false)}>Close</Button>}>
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2">
        {list.map(([keys, words]) => (
          <div key={keys} className="contents">
            <dt className="flex gap-1">
              {keys.split(" ").map((key) => (
                <Keys key={key}>{key}</Keys>
              ))}
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
