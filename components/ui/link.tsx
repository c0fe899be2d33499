"use client";

// biome-ignore lint/style/noRestrictedImports: what everybody else imports from here.
import NextLink from "next/link";
import { type ComponentProps, useState } from "react";

/**
 * A link whose page is fetched ahead when somebody is about to open it. Next fetches ahead whatever link comes into sight: of a page with thirty
 * links that was thirty requests for each look at it. https://nextjs.org/docs/app/guides/prefetching#hover-triggered-prefetch
 */
export function Link({ onPointerEnter, onFocus, ...props }: ComponentProps<typeof NextLink>) {
  const [meant, setMeant] = useState(false);
  return (
    <NextLink
      prefetch={meant ? null : false}
      {...props}
      onPointerEnter={(event) => {
        setMeant(true);
        onPointerEnter?.(event);
      }}
      onFocus={(event) => {
        setMeant(true);
        onFocus?.(event);
      }}
    />
  );
}
