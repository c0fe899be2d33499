"use client";

import { cloneElement, type DOMAttributes, type ReactElement, type ReactNode, type SyntheticEvent, useRef, useState } from "react";
import { loadAhead, useOnDemand } from "./use-on-demand";

const load = () => import("./tooltip-popup");
/** Milliseconds of rest before it opens, and for the pointer to cross over to it. */
const rest = 400;
const crossing = 80;

type Handlers = Pick<DOMAttributes<HTMLElement>, "onPointerEnter" | "onPointerLeave" | "onPointerDown" | "onClick" | "onFocus" | "onBlur">;
type Props = { text: ReactNode; keys?: string; side?: "top" | "right" | "bottom" | "left"; children: ReactElement<Handlers> };

/** Says more about what the pointer rests on or the keyboard has reached. */
export function Tip({ text, keys, side = "bottom", children }: Props) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const part = useOnDemand(anchor !== null, load);
  const after = (milliseconds: number, next: HTMLElement | null) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setAnchor(next), milliseconds);
  };
  const theirs = children.props;
  const wiring: Handlers = {
    onPointerEnter: both(theirs.onPointerEnter, ({ pointerType, currentTarget }) => {
      if (pointerType === "touch") return;
      loadAhead(load);
      after(rest, currentTarget);
    }),
    onPointerLeave: both(theirs.onPointerLeave, () => after(crossing, null)),
    onPointerDown: both(theirs.onPointerDown, () => after(0, null)),
    // A link pressed by key keeps the focus while another page comes: what it says would stay above that.
    onClick: both(theirs.onClick, () => after(0, null)),
    onFocus: both(theirs.onFocus, ({ currentTarget }) => currentTarget.matches(":focus-visible") && after(0, currentTarget)),
    onBlur: both(theirs.onBlur, () => after(0, null)),
  };
  return (
    <>
      {cloneElement(children, wiring)}
      {part && anchor && (
        <part.TipPopup
          anchor={anchor}
          text={text}
          keys={keys}
          side={side}
          onClose={() => after(0, null)}
          onReach={() => clearTimeout(timer.current)}
        />
      )}
    </>
  );
}

function both<E extends SyntheticEvent>(theirs: ((event: E) => void) | undefined, ours: (event: E) => void) {
  return (event: E) => {
    theirs?.(event);
    ours(event);
  };
}
