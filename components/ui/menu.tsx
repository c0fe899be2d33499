"use client";

import { Menu as Base } from "@base-ui/react/menu";
import { Check, type LucideIcon } from "lucide-react";
import Link from "next/link";
import type { ReactElement, ReactNode } from "react";

type Props = {
  trigger: ReactElement<Record<string, unknown>>;
  children: ReactNode;
  align?: "start" | "center" | "end";
  side?: "top" | "bottom" | "right";
};

export function Menu({ trigger, children, align = "start", side = "bottom" }: Props) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} side={side} sideOffset={6} className="z-50">
          <Base.Popup className="fade max-h-[min(440px,var(--available-height))] max-w-[min(420px,calc(100vw-16px))] min-w-52 overflow-y-auto rounded-card border border-line bg-raised p-1 shadow-menu focus-visible:outline-none">
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

const item =
  "flex min-h-8 w-full items-center gap-2 rounded-chip px-2 py-1 text-body text-ink outline-none select-none data-highlighted:bg-hover data-disabled:text-ink3 phone:min-h-11";

type ItemProps = { icon?: LucideIcon; checked?: boolean; children: ReactNode };

function Row({ icon: Icon, checked, children }: ItemProps) {
  return (
    <>
      {Icon && <Icon size={16} strokeWidth={1.75} aria-hidden className="shrink-0 text-ink3" />}
      <span className="min-w-0 flex-1">{children}</span>
      {checked && <Check size={14} strokeWidth={2.25} aria-label="chosen" className="shrink-0" />}
    </>
  );
}

export function MenuItem({ onChoose, disabled, ...row }: ItemProps & { onChoose: () => void; disabled?: boolean }) {
  return (
    <Base.Item className={item} onClick={onChoose} disabled={disabled}>
      <Row {...row} />
    </Base.Item>
  );
}

export function MenuLink({ href, ...row }: ItemProps & { href: string }) {
  return (
    <Base.Item className={item} render={<Link href={href} />}>
      <Row {...row} />
    </Base.Item>
  );
}

export function MenuLine() {
  return <Base.Separator className="my-1 h-px bg-line" />;
}

export function MenuGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-2 pt-1.5 pb-1 text-caption font-medium text-ink3">{label}</Base.GroupLabel>
      {children}
    </Base.Group>
  );
}
