import type { Metadata } from "next";
import { pageOf } from "@/app/page-of";
import { GlossaryPage } from "@/components/glossary/glossary-page";

export const metadata: Metadata = { title: "Glossary" };

export default pageOf(() => ({ at: "/glossary", of: [], page: <GlossaryPage /> }));
