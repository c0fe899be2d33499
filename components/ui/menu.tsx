"use client";

import { cloneElement, createContext, type ReactElement, type ReactNode, use } from "react";
import type { GroupProps, ItemProps, LinkProps, MenuParts } from "./menu-popup";
import { usePopup } from "./use-popup";

/** How the items are drawn, known inside of an open menu only. */
const Parts = createContext<MenuParts | null>(null);

type Props<Content> = {
  trigger: ReactElement<Record<string, unknown>>;
  /** Code of what it offers, fetched together with its own. */
  load?: () => Promise<Content>;
  children: ReactNode | ((content: Content | undefined) => ReactNode);
  align?: "start" | "center" | "end";
  side?: "top" | "bottom" | "right";
};

export function Menu<Content>({ trigger, load, children, align = "start", side = "bottom" }: Props<Content>) {
  const loadAll = async () => {
    const [{ MenuPopup, parts }, content] = await Promise.all([import("./menu-popup"), load?.()]);
    return { MenuPopup, parts, content };
  };
  const { trigger: wiring, part, state } = usePopup("menu", loadAll);
  return (
    <>
      {cloneElement(trigger, wiring)}
      {part && state && (
        <part.MenuPopup {...state} align={align} side={side}>
          <Parts value={part.parts}>{typeof children === "function" ? children(part.content) : children}</Parts>
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
