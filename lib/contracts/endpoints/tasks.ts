import { z } from "zod";
import { defineEndpoints, inMigration } from "../endpoint";
import { completionInput, task, taskInput, taskList, taskListQuery, taskPatch } from "../tasks";

const ofTask = inMigration.extend({ task: z.uuid() });

export const taskEndpoints = defineEndpoints({
  tasksList: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/tasks",
    summary: "List tasks with what the latest exports say of them",
    verb: "tasks.read",
    params: inMigration,
    query: taskListQuery,
    answers: { 200: taskList },
  },
  tasksAdd: {
    method: "POST",
    path: "/api/v1/migrations/{migration}/tasks",
    summary: "Add a task that the template has not",
    verb: "tasks.shape",
    params: inMigration,
    body: taskInput,
    answers: { 201: task },
  },
  tasksEdit: {
    method: "PATCH",
    path: "/api/v1/migrations/{migration}/tasks/{task}",
    summary: "Edit what people say of a task",
    verb: "tasks.edit",
    params: ofTask,
    body: taskPatch,
    ifMatch: "required",
    answers: { 200: task },
  },
  tasksComplete: {
    method: "PUT",
    path: "/api/v1/migrations/{migration}/tasks/{task}/completion",
    summary: "Tick a task; keeps what exports say of it now as evidence",
    verb: "tasks.complete",
    params: ofTask,
    body: completionInput,
    ifMatch: "required",
    answers: { 200: task },
  },
  tasksReopen: {
    method: "DELETE",
    path: "/api/v1/migrations/{migration}/tasks/{task}/completion",
    summary: "Take the tick of a task back",
    verb: "tasks.complete",
    params: ofTask,
    ifMatch: "required",
    answers: { 200: task },
  },
});
