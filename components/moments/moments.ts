/** The words for moments, as reports write them as well. */
export * from "@/lib/domain/words/moments";
