export { NoReport as default } from "@/components/report/frozen/no-report";
