import { Search } from "lucide-react";
import { useSyncExternalStore } from "react";
import { Keys } from "@/components/ui/keys";

const never = () => () => undefined;
/** What the key beside K is called here. */
const useCommandKey = () =>
  useSyncExternalStore(
    never,
    () => (/Mac|iP(hone|ad)/.test(navigator.platform) ? "⌘" : "Ctrl"),
    () => "Ctrl",
  );

/** What opens the palette by mouse or finger. Its code comes when it is pointed at. */
export function FindBox({ onOpen, onNear }: { onOpen: () => void; onNear: () => void }) {
  const key = useCommandKey();
  return (
    <button
      type="button"
      aria-label="Find or go to"
      aria-haspopup="dialog"
      onClick={onOpen}
      onPointerEnter={onNear}
      onFocus={onNear}
      className="flex h-8 shrink-0 cursor-text items-center gap-2 rounded-field border border-line2 bg-surface px-2.5 text-ink3 transition-colors hover:border-ink3 phone:size-11 phone:cursor-pointer phone:justify-center phone:border-0 phone:px-0 phone:text-ink tablet:w-56 tablet:max-desk:w-46 tablet:max-[900px]:w-8 tablet:max-[900px]:justify-center tablet:max-[900px]:px-0"
    >
      <Search size={15} strokeWidth={1.75} aria-hidden className="shrink-0 phone:size-4.5" />
      <span className="min-w-0 flex-1 truncate text-left max-[900px]:hidden">Find or go to…</span>
      <span className="flex gap-1 max-[900px]:hidden">
        <Keys>{key}</Keys>
        <Keys>K</Keys>
      </span>
    </button>
  );
}
