import type { LucideIcon } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { classes } from "./classes";

const looks = {
  primary: "bg-accent text-on-accent border-accent hover:opacity-90",
  default: "bg-raised text-ink border-line2 hover:bg-hover",
  danger: "bg-raised text-bad-text border-line2 hover:bg-bad-soft",
  quiet: "bg-transparent text-ink2 border-transparent hover:bg-hover hover:text-ink",
};
const sizes = { small: "h-6.5 px-2 text-small gap-1.5", normal: "h-7.5 px-3 text-body gap-2", large: "h-10 px-4 text-lead gap-2" };

export type ButtonLook = keyof typeof looks;
type Shape = { look?: ButtonLook; size?: keyof typeof sizes; icon?: LucideIcon; wide?: boolean };

function shape({ look = "default", size = "normal", wide }: Shape): string {
  return classes(
    "inline-flex shrink-0 items-center justify-center rounded-button border font-[550] whitespace-nowrap transition-colors select-none phone:min-h-11 print:hidden",
    "disabled:bg-transparent disabled:border-line disabled:text-ink3 disabled:opacity-100",
    looks[look],
    sizes[size],
    wide && "w-full",
  );
}

function Content({ icon: Icon, children }: { icon?: LucideIcon; children?: ReactNode }) {
  return (
    <>
      {Icon && <Icon size={14} strokeWidth={1.9} aria-hidden className="-ml-0.5 shrink-0" />}
      {children}
    </>
  );
}

export function Button({ look, size, icon, wide, className, children, type = "button", ...rest }: Shape & ComponentProps<"button">) {
  return (
    <button {...rest} type={type} className={classes(shape({ look, size, wide }), className)}>
      <Content icon={icon}>{children}</Content>
    </button>
  );
}

export function ButtonLink({ look, size, icon, wide, className, children, ...rest }: Shape & ComponentProps<typeof Link>) {
  return (
    <Link {...rest} className={classes(shape({ look, size, wide }), className)}>
      <Content icon={icon}>{children}</Content>
    </Link>
  );
}

/** For files: the browser follows the address itself. */
export function DownloadLink({ look, size, icon, className, children, ...rest }: Shape & ComponentProps<"a">) {
  return (
    <a {...rest} className={classes(shape({ look, size }), className)}>
      <Content icon={icon}>{children}</Content>
    </a>
  );
}
