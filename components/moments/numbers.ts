/** The words for numbers, as reports write them as well. */
export * from "@/lib/domain/words/numbers";
