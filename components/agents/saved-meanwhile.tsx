import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Note } from "@/components/ui/states";

type Props = { children: ReactNode; onKeepMine: () => void; onKeepTheirs: () => void };

/** Somebody else saved in between: what they left, and whose is to stand. */
export function SavedMeanwhile({ children, onKeepMine, onKeepTheirs }: Props) {
  return (
    <Note tone="warn" role="alert" title="Somebody else changed this agent meanwhile">
      <span className="block">{children}</span>
      <span className="mt-2 flex gap-2">
        <Button size="small" onClick={onKeepMine}>
          Save mine over it
        </Button>
        <Button size="small" onClick={onKeepTheirs}>
          Keep theirs
        </Button>
      </span>
    </Note>
  );
}
