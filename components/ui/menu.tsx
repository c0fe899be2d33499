"use client";

import { cloneElement, createContext, type ReactElement, type ReactNode, use } from "react";
import type { GroupProps, ItemProps, LinkProps, MenuParts } from "./menu-popup";
import { usePopup } from "./use-popup";

const load = () => import("./menu-popup");
/** How the items are drawn, known inside of an open menu only. */
const Parts = createContext<MenuParts | null>(null);

type Props = {
  trigger: ReactElement<Record<string, unknown>>;
  children: ReactNode;
  align?: "start" | "center" | "end";
  side?: "top" | "bottom" | "right";
};

export function Menu({ trigger, children, align = "start", side = "bottom" }: Props) {
  const { trigger: wiring, part, state } = usePopup("menu", load);
  return (
    <>
      {cloneElement(trigger, wiring)}
      {part && state && (
        <part.MenuPopup {...state} align={align} side={side}>
          <Parts value={part.parts}>{children}</Parts>
        </part.MenuPopup>
      )}
    </>
  );
}

export function MenuItem(props: ItemProps) {
  const parts = use(Parts);
  return parts && <parts.Item {...props} />;
}

export function MenuLink(props: LinkProps) {
  const parts = use(Parts);
  return parts && <parts.Link {...props} />;
}

export function MenuLine() {
  const parts = use(Parts);
  return parts && <parts.Line />;
}

export function MenuGroup(props: GroupProps) {
  const parts = use(Parts);
  return parts && <parts.Group {...props} />;
}
