"use client";

import { cloneElement, type ReactElement, type ReactNode } from "react";
import { usePopup } from "./use-popup";

type Props<Content> = {
  trigger: ReactElement<Record<string, unknown>>;
  label: string;
  align?: "start" | "end";
  onOpenChange?: (open: boolean) => void;
  /** Code of what it shows, fetched together with its own. */
  load?: () => Promise<Content>;
  children: ReactNode | ((close: () => void, content: Content | undefined) => ReactNode);
};

export function Popover<Content>({ trigger, label, align = "start", onOpenChange, load, children }: Props<Content>) {
  const loadAll = async () => {
    const [{ PopoverPopup }, content] = await Promise.all([import("./popover-popup"), load?.()]);
    return { PopoverPopup, content };
  };
  const { trigger: wiring, part, state } = usePopup("dialog", loadAll, onOpenChange);
  return (
    <>
      {cloneElement(trigger, wiring)}
      {part && state && (
        <part.PopoverPopup {...state} label={label} align={align}>
          {typeof children === "function" ? children(() => state.onOpenChange(false), part.content) : children}
        </part.PopoverPopup>
      )}
    </>
  );
}
