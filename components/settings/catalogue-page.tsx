"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useMay } from "@/components/frame/actor";
import { counted } from "@/components/moments/numbers";
import { SearchBox } from "@/components/ui/search-box";
import { Failure, Note } from "@/components/ui/states";
import { useToast } from "@/components/ui/toast";
import { useChange } from "@/components/ui/use-change";
import type { Build, BuildMoved } from "@/lib/contracts/settings";
import { buildsQuery, unnameBuild } from "@/lib/queries/settings";
import { BuildRow } from "./build-row";
import { NameBuild } from "./name-build";
import { SettingsList } from "./settings-list";

const columns = [
  { name: "Build" },
  { name: "Release" },
  { name: "Of", className: "max-desk:hidden" },
  { name: "Agents now", className: "text-right" },
  { name: "Known from" },
  { name: "Actions" },
];

/** Every build with its release. Those in imports that nobody knows stand first: their agents count as below target. */
export function CataloguePage() {
  const builds = useQuery(buildsQuery);
  const names = useMay()("settings.edit");
  const toast = useToast();
  const [search, setSearch] = useState("");
  const [naming, setNaming] = useState<Build | null>(null);
  const told = ({ build, moved }: BuildMoved) => {
    toast(`${build.build} is ${build.from === "named" ? `named ${build.release}` : "unnamed again"}: ${counted(moved, "agent")} moved`);
  };
  const unname = useChange(unnameBuild, { after: told });
  const open = builds.data?.items.filter(({ from }) => from === "unknown" || from === "series").length ?? 0;
  const wanted = search.trim().toLowerCase();
  const shown = (build: Build) => `${build.build} ${build.release} ${build.rollup} ${build.source}`.toLowerCase().includes(wanted);
  return (
    <>
      {open > 0 ? (
        <Note tone="warn" title={`${counted(open, "build")} in your imports ${open === 1 ? "is" : "are"} not in the catalogue`}>
          Without a release an agent counts as below the target.{" "}
          {names ? "Name a build when you know it is genuine." : "An administrator can name them."}
        </Note>
      ) : (
        <p className="text-ink2">Which build belongs to which release. Every build in your imports is known.</p>
      )}
      <Failure of={unname.error} />
      <SearchBox
        label="Find a build"
        placeholder="Find a build or release…"
        value={search}
        onChange={(e) => setSearch(e.target.value)}
        className="w-64 max-w-full"
      />
      <SettingsList of={builds} what="Builds" columns={columns}>
        {(items) =>
          items
            .filter(shown)
            .map((build) => (
              <BuildRow
                key={build.build}
                build={build}
                busy={unname.isPending}
                onName={names ? () => setNaming(build) : null}
                onUnname={names ? () => unname.mutate(build.build) : null}
              />
            ))
        }
      </SettingsList>
      {naming && (
        <NameBuild
          key={naming.build}
          build={naming}
          onClose={() => setNaming(null)}
          onNamed={(moved) => {
            setNaming(null);
            told(moved);
          }}
        />
      )}
    </>
  );
}
