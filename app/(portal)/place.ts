/** Where one works at a partner's: the organisation, and its environment where the organisation's name does not say it already. */
export const placeOf = ({
  organisationName,
  environmentName,
}: {
  organisationName: string;
  environmentName: string;
}): string =>
  organisationName.startsWith(environmentName) ? organisationName : `${organisationName} · ${environmentName}`;
