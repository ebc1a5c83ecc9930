/** What differs between Node and the web: the names that sources import, and the file behind each on either side. */
export const sides: Record<"node" | "web", Record<string, string>>;
