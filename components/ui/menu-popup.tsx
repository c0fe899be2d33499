"use client";

import { Menu as Base } from "@base-ui/react/menu";
import { Check, type LucideIcon } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { Link as PageLink } from "./link";
import { isForTrigger, type PopupState } from "./use-popup";

type RowProps = { icon?: LucideIcon; checked?: boolean; children: ReactNode };
export type ItemProps = RowProps & { onChoose: () => void; disabled?: boolean };
export type LinkProps = RowProps & { href: string };
export type GroupProps = { label: string; children: ReactNode };

type Props = PopupState & { align: "start" | "center" | "end"; side: "top" | "bottom" | "right"; children: ReactNode };

export function MenuPopup({ anchor, byKey, open, onOpenChange, align, side, children }: Props) {
  const popup = useRef<HTMLDivElement>(null);
  const enterByKey = (shown: boolean) => {
    if (!shown || !byKey || document.activeElement !== popup.current) return;
    popup.current?.querySelector<HTMLElement>("[role=menuitem]:not([aria-disabled=true])")?.focus();
  };
  return (
    <Base.Root
      open={open}
      onOpenChange={(next, why) => (isForTrigger(anchor, why) ? why.cancel() : onOpenChange(next))}
      onOpenChangeComplete={enterByKey}
    >
      <Base.Portal>
        <Base.Positioner anchor={anchor} align={align} side={side} sideOffset={6} className="z-50">
          <Base.Popup
            ref={popup}
            finalFocus={() => anchor}
            className="fade max-h-[min(440px,var(--available-height))] max-w-[min(420px,calc(100vw-16px))] min-w-52 overflow-y-auto rounded-card border border-line bg-raised p-1 shadow-menu focus-visible:outline-none"
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

const item =
  "flex min-h-8 w-full items-center gap-2 rounded-chip px-2 py-1 text-body text-ink outline-none select-none data-highlighted:bg-hover data-disabled:text-ink3 phone:min-h-11";

function Row({ icon: Icon, checked, children }: RowProps) {
  return (
    <>
      {Icon && <Icon size={16} strokeWidth={1.75} aria-hidden className="shrink-0 text-ink3" />}
      <span className="min-w-0 flex-1">{children}</span>
      {checked && <Check size={14} strokeWidth={2.25} aria-label="chosen" className="shrink-0" />}
    </>
  );
}

function Item({ onChoose, disabled, ...row }: ItemProps) {
  return (
    <Base.Item className={item} onClick={onChoose} disabled={disabled}>
      <Row {...row} />
    </Base.Item>
  );
}

function Link({ href, ...row }: LinkProps) {
  return (
    <Base.Item className={item} render={<PageLink href={href} prefetch={false} />}>
      <Row {...row} />
    </Base.Item>
  );
}

function Line() {
  return <Base.Separator className="my-1 h-px bg-line" />;
}

function Group({ label, children }: GroupProps) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-2 pt-1.5 pb-1 text-caption font-medium text-ink3">{label}</Base.GroupLabel>
      {children}
    </Base.Group>
  );
}

export const parts = { Item, Link, Line, Group };
export type MenuParts = typeof parts;
