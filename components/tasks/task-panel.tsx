"use client";

import { Sheet } from "@/components/ui/sheet";
import { useNarrow } from "@/components/ui/use-narrow";
import { type PanelProps, TaskPanelContent } from "./task-panel-content";

/** Everything known of one task. Beside the list where there is room, above it where there is not. */
export function TaskPanel(props: PanelProps) {
  const over = useNarrow(1100);
  const label = `Task ${props.task.key}`;
  if (over)
    return (
      <Sheet label={label} onClose={props.onClose}>
        <TaskPanelContent {...props} />
      </Sheet>
    );
  return (
    <aside
      tabIndex={-1}
      ref={fromRow}
      aria-label={label}
      className="flex outline-none w-92 shrink-0 flex-col overflow-y-auto border-l border-line bg-surface max-desk:hidden print:hidden"
    >
      <TaskPanelContent {...props} />
    </aside>
  );
}

/** Opened from its row: the keyboard goes on in the panel, not through all the rows below. */
function fromRow(panel: HTMLElement | null) {
  if (document.activeElement instanceof HTMLElement && document.activeElement.dataset.task) panel?.focus({ preventScroll: true });
}
