/** The text as `like` and `ilike` take it literally: a percent sign is a percent sign. */
const literally = (text: string) => text.replace(/[\\%_]/g, '\\$&');

/** The pattern of what holds the text somewhere. */
export const holding = (text: string): string => `%${literally(text)}%`;

/** The pattern of what begins with the text. */
export const beginningWith = (text: string): string => `${literally(text)}%`;

/** Whether the text narrows a search down: one word of three letters or signs at least, where there is no list to browse (C-22, C-42). */
export const isNarrow = (text: string): boolean => text.split(/\s+/).some((word) => [...word].length >= 3);
