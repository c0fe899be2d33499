export { NoImport as default } from "@/components/imports/no-import";
