"use client";

import { useRouter } from "next/navigation";
import { type ComponentProps, useRef } from "react";
import { Button } from "@/components/ui/button";
import { useUploads } from "./uploads";

/** A button that opens the browser's file list; what is chosen is uploaded and shown on the imports page. */
export function ChooseFiles({ base, ...button }: { base: string } & ComponentProps<typeof Button>) {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const { add } = useUploads();
  return (
    <>
      <Button {...button} onClick={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Exports to import"
        onChange={(event) => {
          const { files } = event.target;
          if (files?.length) {
            add([...files]);
            router.push(`${base}/imports`);
          }
          event.target.value = "";
        }}
      />
    </>
  );
}
