import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import { classes } from "./classes";

const tones = {
  neutral: "bg-hover text-ink2",
  outline: "border border-line2 text-ink2",
  good: "bg-good-soft text-good-text",
  warn: "bg-warn-soft text-warn-text",
  bad: "bg-bad-soft text-bad-text",
};
export type Tone = keyof typeof tones;

type Props = { tone?: Tone; icon?: LucideIcon } & Omit<ComponentProps<"span">, "className">;

export function Badge({ tone = "neutral", icon: Icon, children, ...rest }: Props) {
  return (
    <span
      {...rest}
      className={classes(
        "inline-flex h-5.25 shrink-0 items-center gap-1.5 rounded-badge px-1.5 text-caption font-[550] whitespace-nowrap",
        tones[tone],
      )}
    >
      {Icon && <Icon size={12} strokeWidth={2} aria-hidden />}
      {children}
    </span>
  );
}
