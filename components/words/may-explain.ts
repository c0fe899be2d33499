export const explained = "[data-term], [data-tip]";
export const row = "tr, li";

/** Whether something that explains itself may be pointed at: it is that, or its row has such a thing below the link that covers all of it. */
export const mayExplain = (target: EventTarget | null) =>
  target instanceof Element && (target.closest(explained) ?? target.closest(row)?.querySelector(explained));
