"use client";

import { useEffect, useLayoutEffect, useRef } from "react";
import { isInField } from "@/components/frame/frame-keys";
import { Sheet } from "@/components/ui/sheet";
import { useNarrow } from "@/components/ui/use-narrow";
import { AgentPanelContent, type PanelProps } from "./agent-panel-content";
import { rowsBox } from "./rows-focus";

/** Everything known of one agent. Beside the grid where there is room; above it, holding the keyboard, where there is not. */
export function AgentPanel(props: PanelProps) {
  const over = useNarrow(1100);
  return over ? (
    <Sheet label={`Agent ${props.fqdn}`} onClose={props.onClose}>
      <AgentPanelContent {...props} />
    </Sheet>
  ) : (
    <Beside {...props} />
  );
}

function Beside(props: PanelProps) {
  const panel = useRef<HTMLElement>(null);
  const { onClose } = props;
  /* Opened from its row: the keyboard goes on in the panel, not through all the rows below. */
  useEffect(() => {
    if (document.activeElement?.closest(`#${rowsBox}`)) panel.current?.focus({ preventScroll: true });
  }, []);
  /* Escape closes from inside as well, but leaves a field first; outside of the panel the grid listens. */
  useLayoutEffect(() => {
    const element = panel.current;
    const press = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented || isInField(event)) return;
      event.preventDefault();
      onClose();
    };
    element?.addEventListener("keydown", press);
    return () => element?.removeEventListener("keydown", press);
  }, [onClose]);
  return (
    <aside
      ref={panel}
      tabIndex={-1}
      aria-label={`Agent ${props.fqdn}`}
      className="flex w-97 shrink-0 flex-col overflow-y-auto border-l border-line bg-surface outline-none max-desk:hidden desk:max-[1320px]:w-80 print:flex! print:w-full print:overflow-visible print:border-0"
    >
      <AgentPanelContent {...props} />
    </aside>
  );
}
