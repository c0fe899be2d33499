import Link from "next/link";
import { classes } from "@/components/ui/classes";
import { useMay } from "./actor";
import { type Place, places, settingsPlace } from "./places";

export function BottomBar({ base, place }: { base: string; place: Place | undefined }) {
  const may = useMay();
  const shown = may("migrations.edit") ? [...places, settingsPlace] : places;
  return (
    <nav aria-label="Main" className="flex border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] tablet:hidden print:hidden">
      {shown.map((one) => (
        <Link
          key={one.path}
          href={base + one.path}
          aria-current={one === place ? "page" : undefined}
          className={classes(
            "relative flex h-14 flex-1 flex-col items-center justify-center gap-1 text-meta font-medium",
            one === place ? "font-semibold text-ink before:absolute before:top-0 before:h-0.5 before:w-8 before:bg-accent" : "text-ink2",
          )}
        >
          <one.icon size={18} strokeWidth={1.75} aria-hidden />
          {one.name}
        </Link>
      ))}
    </nav>
  );
}
