const legalForm = /^(b\.?v\.?|n\.?v\.?|v\.?o\.?f\.?|cv|bvba|vzw)$/i;

/** Whether an organisation's name says its environment's already: they are alike but for the legal form. */
export const saysEnvironment = (organisationName: string, environmentName: string): boolean =>
  organisationName === environmentName ||
  (organisationName.startsWith(`${environmentName} `) &&
    legalForm.test(organisationName.slice(environmentName.length + 1)));

/** Where one works at a partner's: the organisation, and its environment where the organisation's name does not say it. */
export const placeOf = ({
  organisationName,
  environmentName,
}: {
  organisationName: string;
  environmentName: string;
}): string =>
  saysEnvironment(organisationName, environmentName) ? organisationName : `${organisationName} · ${environmentName}`;
