import type { ReactNode } from "react";
import { Button } from "./button";
import { Note } from "./states";

type Props = {
  /** What was changed: "this agent". */
  what: string;
  /** What they left. */
  children: ReactNode;
  onKeepMine: () => void;
  onKeepTheirs: () => void;
};

/** Somebody else saved in between: what they left, and whose is to stand. */
export function SavedMeanwhile({ what, children, onKeepMine, onKeepTheirs }: Props) {
  return (
    <Note tone="warn" role="alert" title={`Somebody else changed ${what} meanwhile`}>
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
