import { z } from "zod";
import { component, componentDetail, componentInput, componentList, componentListQuery, componentPatch } from "../components";
import { defineEndpoints, inMigration } from "../endpoint";
import { progressQuery } from "../progress";

const ofComponent = inMigration.extend({ component: z.uuid() });

export const componentEndpoints = defineEndpoints({
  componentsList: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/components",
    summary: "List servers, databases and consoles",
    verb: "components.read",
    params: inMigration,
    query: componentListQuery,
    answers: { 200: componentList },
  },
  componentsCreate: {
    method: "POST",
    path: "/api/v1/migrations/{migration}/components",
    summary: "Enter a component by hand",
    verb: "components.edit",
    params: inMigration,
    body: componentInput,
    answers: { 201: component },
  },
  componentsGet: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/components/{component}",
    summary: "One component with its history and its agents",
    verb: "components.read",
    params: ofComponent,
    query: progressQuery,
    answers: { 200: componentDetail },
  },
  componentsEdit: {
    method: "PATCH",
    path: "/api/v1/migrations/{migration}/components/{component}",
    summary: "Edit what people entered of a component",
    verb: "components.edit",
    params: ofComponent,
    body: componentPatch,
    ifMatch: "required",
    answers: { 200: component },
  },
  componentsArchive: {
    method: "DELETE",
    path: "/api/v1/migrations/{migration}/components/{component}",
    summary: "Take out what people entered of a component; it is kept",
    verb: "components.edit",
    params: ofComponent,
    ifMatch: "required",
    answers: { 200: component },
  },
});
