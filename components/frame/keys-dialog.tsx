"use client";

import { Button } from "@/components/ui/button";
import { DialogPopup } from "@/components/ui/dialog-popup";
import { Keys } from "@/components/ui/keys";
import { Link } from "@/components/ui/link";
import { places } from "./places";

const list: [string, string][] = [
  ["Ctrl K", "Go to a computer, server, task, import, page or action"],
  ["/", "Search the list, or find anything where there is none"],
  ["J K", "Next or previous agent or task"],
  ["Home End", "First or last agent"],
  ["↵", "Open the agent or task"],
  ["X", "Select the agent, or tick the task"],
  ["Shift X", "Select up to the agent"],
  ["N", "Write a note on the agent"],
  ["C", "Comment on the task"],
  ["Esc", "Close"],
  ["I", "Imports"],
  ...places.map(({ name, key }): [string, string] => [`G ${key?.toUpperCase()}`, name]),
  ["?", "This list"],
];

export function KeysDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <DialogPopup open={open} onClose={onClose} title="Keys" actions={<Button onClick={onClose}>Close</Button>}>
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
      <p className="text-ink2">
        What the words mean stands in the{" "}
        <Link href="/glossary" onClick={onClose} className="link">
          glossary
        </Link>
        .
      </p>
    </DialogPopup>
  );
}
