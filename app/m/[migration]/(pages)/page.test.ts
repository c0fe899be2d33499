import { expect, it, vi } from "vitest";
import Page from "./page";

vi.mock("@/app/prefetched", () => ({ Prefetched: () => null }));
vi.mock("@/app/session", () => ({ requireActor: async () => null }));
vi.mock("@/components/overview/overview-page", () => ({ OverviewPage: () => null }));

const open = (asOf?: string | string[]) => Page({ params: Promise.resolve({ migration: "m" }), searchParams: Promise.resolve({ asOf }) });

it.each([undefined, "2014-05-22", "2014-05-22T04:00:00Z"])("opens as of %s", async (asOf) => {
  expect((await open(asOf)).props.of[0].queryKey).toContain(asOf ?? null);
});

it.each(["<script>", "", "2014-02-30", ["2014-05-22", "2014-05-23"]])("an asOf of %s is taken out of the address", async (asOf) => {
  await expect(open(asOf)).rejects.toMatchObject({ digest: expect.stringMatching(/^NEXT_REDIRECT;\w+;\/m\/m;/) });
});
