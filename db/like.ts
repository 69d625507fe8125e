/** The text as `like` and `ilike` take it literally: a percent sign is a percent sign. */
const literally = (text: string) => text.replace(/[\\%_]/g, '\\$&');

/** The pattern of what holds the text somewhere. */
export const holding = (text: string): string => `%${literally(text)}%`;

/** The pattern of what begins with the text. */
export const beginningWith = (text: string): string => `${literally(text)}%`;
