import { Link } from "@/components/ui/link";
import { classes } from "./classes";

type Tab = { name: string; href: string; current: boolean };

/** Where it is scrolled sideways, the current one is in sight from the start. */
const intoSight = (link: HTMLAnchorElement | null) => link?.scrollIntoView({ block: "nearest", inline: "nearest" });

/** The pages that belong together, in one line above what they show. */
export function TabLinks({ label, tabs, className }: { label: string; tabs: readonly Tab[]; className?: string }) {
  return (
    <nav aria-label={label} className={classes("shrink-0 scroll-px-4 overflow-x-auto border-b border-line print:hidden", className)}>
      <ul className="flex gap-5">
        {tabs.map(({ name, href, current }) => (
          <li key={name}>
            <Link
              href={href}
              ref={current ? intoSight : undefined}
              aria-current={current ? "page" : undefined}
              className={classes(
                "flex h-9 items-center border-b-2 font-medium whitespace-nowrap -outline-offset-2 phone:h-11",
                current ? "border-accent text-ink" : "border-transparent text-ink2 hover:text-ink",
              )}
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
