/** Which import a request means, by its id. */
export const importAsked = (query: Readonly<Record<string, string>>): string => query.import ?? '';
