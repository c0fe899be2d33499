"use client";

import { FileInput } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { useMay } from "@/components/frame/actor";
import { useMigration } from "@/components/frame/current-migration";
import { useUploads } from "./uploads";

const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;

/** Exports can be dropped anywhere on any page. An effect, because the listeners belong to the window. */
export function DropCatcher({ base }: { base: string }) {
  const [over, setOver] = useState(false);
  const { add } = useUploads();
  const router = useRouter();
  const allowed = useMay()("imports.create", useMigration());
  useEffect(() => {
    if (!allowed) return;
    const drag = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(event.type === "dragover");
    };
    const leave = (event: DragEvent) => !event.relatedTarget && setOver(false);
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(false);
      add([...(event.dataTransfer?.files ?? [])]);
      router.push(`${base}/imports`);
    };
    addEventListener("dragover", drag);
    addEventListener("dragleave", leave);
    addEventListener("drop", drop);
    return () => {
      removeEventListener("dragover", drag);
      removeEventListener("dragleave", leave);
      removeEventListener("drop", drop);
    };
  });
  if (!over) return null;
  return (
    <div className="pointer-events-none fixed inset-3 z-50 flex flex-col items-center justify-center gap-2 rounded-card border-2 border-dashed border-accent bg-surface/90">
      <FileInput size={28} strokeWidth={1.5} aria-hidden />
      <p className="text-panel font-semibold">Drop exports to read them</p>
      <p className="text-ink2">Nothing is written until you apply.</p>
    </div>
  );
}
