"use client";

import { cloneElement, type ReactElement, type ReactNode } from "react";
import { usePopup } from "./use-popup";

const load = () => import("./popover-popup");

type Props = {
  trigger: ReactElement<Record<string, unknown>>;
  label: string;
  align?: "start" | "end";
  onOpenChange?: (open: boolean) => void;
  children: ReactNode | ((close: () => void) => ReactNode);
};

export function Popover({ trigger, label, align = "start", onOpenChange, children }: Props) {
  const { trigger: wiring, part, state } = usePopup("dialog", load, onOpenChange);
  return (
    <>
      {cloneElement(trigger, wiring)}
      {part && state && (
        <part.PopoverPopup {...state} label={label} align={align}>
          {typeof children === "function" ? children(() => state.onOpenChange(false)) : children}
        </part.PopoverPopup>
      )}
    </>
  );
}
