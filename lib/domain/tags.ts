/** As many as one agent or component may carry. */
export const mostTags = 20;
