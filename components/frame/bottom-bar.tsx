import { Ellipsis, type LucideIcon } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { classes } from "@/components/ui/classes";
import { Link } from "@/components/ui/link";
import { Menu, MenuLink } from "@/components/ui/menu";
import { useMay } from "./actor";
import { type Place, places, settingsPlace, wayTo } from "./places";

/** As many as a thumb can hit: the others stand behind the last one. */
const most = 5;

/** The parts of a migration at the foot of a phone. */
export function BottomBar({ base, place }: { base: string; place: Place | undefined }) {
  const may = useMay();
  const asOf = useSearchParams().get("asOf");
  const all = may("migrations.edit") ? [...places, settingsPlace] : places;
  const shown = all.length > most ? all.slice(0, most - 1) : all;
  const more = all.slice(shown.length);
  const further = more.find((one) => one === place);
  return (
    <nav aria-label="Main" className="flex border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] tablet:hidden print:hidden">
      {shown.map((one) => (
        <Link
          key={one.path}
          href={wayTo(base, one, asOf)}
          aria-current={one === place ? "page" : undefined}
          className={entry(one === place)}
        >
          <Entry icon={one.icon} name={one.name} />
        </Link>
      ))}
      {more.length > 0 && (
        <Menu
          side="top"
          align="end"
          trigger={
            <button type="button" className={entry(further !== undefined)}>
              <Entry icon={Ellipsis} name={further?.name ?? "More"} />
            </button>
          }
        >
          {more.map((one) => (
            <MenuLink key={one.path} href={wayTo(base, one, asOf)} icon={one.icon}>
              {one.name}
            </MenuLink>
          ))}
        </Menu>
      )}
    </nav>
  );
}

function Entry({ icon: Icon, name }: { icon: LucideIcon; name: string }) {
  return (
    <>
      <Icon size={18} strokeWidth={1.75} aria-hidden />
      {name}
    </>
  );
}

const entry = (current: boolean) =>
  classes(
    "relative flex h-14 flex-1 flex-col items-center justify-center gap-1 text-meta font-medium",
    current ? "font-semibold text-ink before:absolute before:top-0 before:h-0.5 before:w-8 before:bg-accent" : "text-ink2",
  );
