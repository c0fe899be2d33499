"use client";

import { useRouter } from "next/navigation";
import type { ComponentProps, MouseEvent } from "react";

type Props = Omit<ComponentProps<"a">, "href"> & {
  href: string;
  /** Not fetched ahead: a file, or what hardly anybody opens. */
  prefetch?: false;
};

/**
 * A link whose page is fetched ahead when somebody is about to open it, and not for being in sight: a page with thirty links made thirty requests
 * for each look at it. Next's own link weighs ten times as much, for addresses in other forms and older routers that are not used here.
 */
export function Link({ href, prefetch, onClick, onPointerEnter, onFocus, ...rest }: Props) {
  const router = useRouter();
  const ours = href.startsWith("/") && !("download" in rest);
  const ahead = () => {
    if (ours && prefetch !== false) router.prefetch(href);
  };
  return (
    <a
      {...rest}
      href={href}
      onClick={(event) => {
        onClick?.(event);
        if (!ours || event.defaultPrevented || opensElsewhere(event)) return;
        event.preventDefault();
        router.push(href);
      }}
      onPointerEnter={(event) => {
        ahead();
        onPointerEnter?.(event);
      }}
      onFocus={(event) => {
        ahead();
        onFocus?.(event);
      }}
    />
  );
}

/** In another tab or window, or saved: as the browser does it. */
const opensElsewhere = ({ metaKey, ctrlKey, shiftKey, altKey, button, currentTarget }: MouseEvent<HTMLAnchorElement>): boolean =>
  metaKey || ctrlKey || shiftKey || altKey || button !== 0 || (currentTarget.target !== "" && currentTarget.target !== "_self");
