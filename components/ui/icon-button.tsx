import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import { classes } from "./classes";

const looks = {
  default: "bg-raised border-line2 text-ink hover:bg-hover",
  quiet: "border-transparent text-ink2 hover:bg-hover hover:text-ink",
};

type Props = Omit<ComponentProps<"button">, "children"> & { label: string; icon: LucideIcon; look?: keyof typeof looks; keys?: string };

export function IconButton({ label, icon: Icon, look = "quiet", keys, className, ...rest }: Props) {
  return (
    <button
      {...rest}
      data-tip={label}
      data-keys={keys}
      type="button"
      aria-label={label}
      className={classes(
        "inline-flex size-7.5 shrink-0 items-center justify-center rounded-button border transition-colors disabled:text-ghost disabled:hover:bg-transparent phone:size-11 print:hidden",
        looks[look],
        className,
      )}
    >
      <Icon size={16} strokeWidth={1.75} aria-hidden />
    </button>
  );
}
