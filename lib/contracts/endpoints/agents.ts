import { z } from "zod";
import { agentChangePlan, agentChangeRecord, agentChangesInput, agentChangeUndone } from "../agent-changes";
import {
  agent,
  agentDetail,
  agentFilterQuery,
  agentList,
  agentListQuery,
  agentNeighbours,
  agentPatch,
  agentRows,
  agentRowsQuery,
} from "../agents";
import { defineEndpoints, inMigration } from "../endpoint";
import { progressQuery } from "../progress";

const ofAgent = inMigration.extend({ fqdn: z.string().min(1).max(300) });

export const agentEndpoints = defineEndpoints({
  agentsList: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/agents",
    summary: "List agents",
    verb: "agents.read",
    params: inMigration,
    query: agentListQuery,
    answers: { 200: agentList },
  },
  agentsCsv: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/agents.csv",
    summary: "All agents of a filter as CSV",
    verb: "agents.read",
    params: inMigration,
    query: agentFilterQuery,
    answers: { 200: null },
    media: "text/csv",
  },
  agentsOrder: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/agents/order",
    summary: "Keys of all agents of a filter in order: 32 bits each, the highest byte first",
    verb: "agents.read",
    params: inMigration,
    query: agentFilterQuery,
    answers: { 200: null },
    media: "application/octet-stream",
  },
  agentsRows: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/agents/rows",
    summary: "Agents by key",
    verb: "agents.read",
    params: inMigration,
    query: agentRowsQuery,
    answers: { 200: agentRows },
  },
  agentsChange: {
    method: "POST",
    path: "/api/v1/migrations/{migration}/agents/changes",
    summary: "Change what people say of many agents, or plan it",
    verb: "agents.edit",
    params: inMigration,
    body: agentChangesInput,
    answers: { 200: agentChangePlan, 201: agentChangeRecord },
  },
  agentsChangeUndo: {
    method: "DELETE",
    path: "/api/v1/migrations/{migration}/agents/changes/{change}",
    summary: "Take a change of many agents back",
    verb: "agents.edit",
    params: inMigration.extend({ change: z.uuid() }),
    answers: { 200: agentChangeUndone },
  },
  agentsGet: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/agents/{fqdn}",
    summary: "One agent with its history",
    verb: "agents.read",
    params: ofAgent,
    query: progressQuery,
    answers: { 200: agentDetail },
  },
  agentsNeighbours: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/agents/{fqdn}/neighbours",
    summary: "Agents of the same primary servers and the same domain, by stage",
    verb: "agents.read",
    params: ofAgent,
    query: progressQuery,
    answers: { 200: agentNeighbours },
  },
  agentsEdit: {
    method: "PATCH",
    path: "/api/v1/migrations/{migration}/agents/{fqdn}",
    summary: "Edit what people say of an agent",
    verb: "agents.edit",
    params: ofAgent,
    body: agentPatch,
    ifMatch: "required",
    answers: { 200: agent },
  },
});
