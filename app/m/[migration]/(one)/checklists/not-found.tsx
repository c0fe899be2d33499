export { NoChecklist as default } from "@/components/tasks/no-checklist";
