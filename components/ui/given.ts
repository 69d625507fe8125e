/** The same attributes without those that are undefined: React would send the name of each along with every row of a list. */
export function given<Attributes extends Record<string, unknown>>(attributes: Attributes) {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Attributes]?: Exclude<Attributes[Name], undefined>;
  };
}
