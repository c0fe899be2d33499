"use client";

import { ChevronRight, Upload } from "lucide-react";
import { useParams, usePathname, useSearchParams } from "next/navigation";
import { Logo } from "@/components/brand/logo";
import { ChooseFiles } from "@/components/imports/choose-files";
import { Bell } from "@/components/notices/bell";
import { ButtonLink } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { useKnown } from "@/components/ui/use-known";
import { componentHref, componentQuery } from "@/lib/queries/components";
import { importQuery } from "@/lib/queries/imports";
import { useMay } from "./actor";
import { useMigration } from "./current-migration";
import { Observed } from "./observed";
import { Palette } from "./palette";
import { PersonMenu } from "./person-menu";
import { type Place, trailOf, wayTo } from "./places";
import { ThemeToggle } from "./theme-toggle";

export function TopBar({ place }: { place: Place | undefined }) {
  const migration = useMigration();
  const may = useMay();
  const base = `/m/${migration.id}`;
  const importing = place?.path === "/imports";
  /* Before the first export the overview itself asks for one. */
  const asksItself = place?.path === "" && migration.groups.every(({ observedAt }) => observedAt === null);
  const { import: inImport, component } = useParams<{ import?: string; component?: string }>();
  const asOf = useSearchParams().get("asOf");
  const trail = [...(place ? [place] : []), ...trailOf(usePathname(), base)];
  const named = inImport !== undefined || component !== undefined;
  return (
    <header className="flex h-12 min-w-0 items-center gap-3 border-b border-line bg-surface px-4 phone:h-auto phone:flex-wrap phone:gap-y-0 phone:pt-1.5 desk:px-5 print:hidden">
      <Link href="/" aria-label="Tandem, all migrations" className="tablet:hidden">
        <Logo />
      </Link>
      <nav aria-label="Breadcrumb" className="min-w-0 flex-1">
        <ol className="flex min-w-0 items-center gap-1.5 font-medium">
          <li className="min-w-0 truncate text-ink2 phone:font-semibold phone:text-ink" title={migration.name}>
            <Link href={wayTo(base, { name: migration.name, path: "", past: true }, asOf)} className="rounded-bar hover:text-ink">
              {migration.name}
            </Link>
          </li>
          {trail.map((one, at) => (
            <Crumb key={one.path} href={wayTo(base, one, asOf)} name={one.name} last={!named && at === trail.length - 1} />
          ))}
          {inImport && <ImportCrumb migration={migration.id} id={inImport} />}
          {component && <ServerCrumb migration={migration.id} id={component} />}
        </ol>
      </nav>
      <Observed migration={migration} onPhone={place?.path !== ""} />
      <Palette migration={migration.id} />
      <Bell migration={migration.id} />
      <span className="max-[900px]:hidden">
        <ThemeToggle />
      </span>
      {may("imports.create", migration) && (
        <span className="phone:hidden">
          {importing ? (
            <ChooseFiles base={base} icon={Upload}>
              Import
            </ChooseFiles>
          ) : (
            <ButtonLink href={`${base}/imports`} look={asksItself ? "default" : "primary"} icon={Upload}>
              Import
            </ButtonLink>
          )}
        </span>
      )}
      <span className="tablet:hidden">
        <PersonMenu align="end" />
      </span>
    </header>
  );
}

/** The import's number, once the page below has it. */
function ImportCrumb({ migration, id }: { migration: string; id: string }) {
  const number = useKnown(importQuery(migration, id).queryKey, (record) => record.number);
  return <Crumb href={`/m/${migration}/imports/${id}`} name={number === undefined ? "Import" : `#${number}`} last />;
}

/** The server's name, once the page below has it. */
function ServerCrumb({ migration, id }: { migration: string; id: string }) {
  const asOf = useSearchParams().get("asOf");
  const name = useKnown(componentQuery(migration, id, asOf).queryKey, (server) => server.name);
  return <Crumb href={componentHref(migration, id, asOf)} name={name?.split(".")[0] ?? "Server"} last />;
}

function Crumb({ href, name, last }: { href: string; name: string; last: boolean }) {
  return (
    <li
      className={
        last
          ? "flex shrink-0 items-center gap-1.5 font-semibold max-[900px]:hidden"
          : "flex shrink-0 items-center gap-1.5 text-ink2 max-[900px]:hidden"
      }
    >
      <ChevronRight size={14} aria-hidden className="shrink-0 text-ink3" />
      {last ? (
        <span aria-current="page">{name}</span>
      ) : (
        <Link href={href} className="rounded-bar hover:text-ink">
          {name}
        </Link>
      )}
    </li>
  );
}
