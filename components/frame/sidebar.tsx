"use client";

import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { Logo } from "@/components/brand/logo";
import { count } from "@/components/moments/numbers";
import { classes } from "@/components/ui/classes";
import { Link } from "@/components/ui/link";
import { progressQuery } from "@/lib/queries/progress";
import { useMay } from "./actor";
import { useMigration } from "./current-migration";
import { MigrationSwitcher } from "./migration-switcher";
import { PersonMenu } from "./person-menu";
import { type Place, places, settingsPlace, wayTo } from "./places";

type Props = { base: string; place: Place | undefined; rail: boolean };

/** Wide screens get words; the rail keeps only the shapes, each with its name as a tooltip. */
export function Sidebar({ base, place, rail }: Props) {
  const may = useMay();
  const migration = useMigration();
  const asOf = useSearchParams().get("asOf");
  const { data: progress } = useQuery(progressQuery(migration.id, null));
  const counts: Record<string, number | undefined> = {
    Inventory: progress && progress.total + progress.excluded + (progress.stages.gone ?? 0),
  };
  const words = rail ? "hidden" : "hidden desk:block";
  return (
    <nav
      aria-label="Main"
      className="flex min-h-0 flex-col gap-0.5 overflow-y-auto border-r border-line bg-sunken px-2 pb-3 phone:hidden print:hidden"
    >
      <Link
        href="/"
        aria-label="Tandem, all migrations"
        className={classes(
          "mb-1 flex h-12 shrink-0 items-center gap-2.5 rounded-button",
          rail ? "justify-center" : "justify-center desk:justify-start desk:px-2.5",
        )}
      >
        <Logo />
        <span className={classes("text-panel font-semibold tracking-[-0.015em]", words)}>Tandem</span>
      </Link>
      <div className={classes("mb-3", words)}>
        <MigrationSwitcher />
      </div>
      {places.map((one) => (
        <SideLink key={one.path} href={wayTo(base, one, asOf)} place={one} current={one === place} rail={rail} count={counts[one.name]} />
      ))}
      <span className="flex-1" />
      {may("migrations.edit") && (
        <SideLink href={base + settingsPlace.path} place={settingsPlace} current={place === settingsPlace} rail={rail} />
      )}
      <PersonMenu words={words} />
    </nav>
  );
}

type LinkProps = { href: string; place: Place; current: boolean; rail: boolean; count?: number };

function SideLink({ href, place, current, rail, count: value }: LinkProps) {
  const { icon: Icon, name } = place;
  const words = rail ? "hidden" : "hidden desk:inline";
  const read = rail ? "sr-only" : "sr-only desk:not-sr-only";
  return (
    <Link
      data-tip={name}
      data-side="right"
      href={href}
      aria-current={current ? "page" : undefined}
      className={classes(
        "flex h-8.5 shrink-0 items-center gap-2.5 rounded-button border px-2.5 font-medium transition-colors",
        rail ? "justify-center" : "justify-center desk:justify-start",
        current ? "border-line bg-surface text-ink shadow-card" : "border-transparent text-ink2 hover:bg-hover hover:text-ink",
      )}
    >
      <Icon size={16} strokeWidth={1.75} aria-hidden className="shrink-0" />
      <span className={read}>{name}</span>{" "}
      {value !== undefined && (
        <span className={classes("ml-auto text-small font-normal tabular-nums text-ink3", words)}>{count(value)}</span>
      )}
    </Link>
  );
}
