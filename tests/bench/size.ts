/** How large a bench world is: its documents, its people and their seats as a share of the full population (a tenth at least), and its tasks. */
export type Size = { documents: number; population: number; tasks: number };

/**
 * What follows from a size: how many there are of everything. The full population is that of access.md, and so are the proportions. Companies
 * are all there in any size, and the widest people as wide: what walks through a table of companies is seen only where there are many.
 */
export function countsOf({ population }: Pick<Size, 'population'>) {
  const share = (full: number) => Math.round(full * population);
  const firms = Math.max(4, share(20));
  const environments = 6000;
  const firstClient = 4 + firms;
  return {
    environments,
    firms,
    /** Environments are numbered: a large company, a stranger's, a typical client's, the firms, then the clients. */
    firstClient,
    clients: environments - firstClient + 1,
    users: Math.max(20_000, share(100_000)),
    organisations: 20_000,
    groups: Math.max(8000, share(50_000)),
    groupMembers: share(392_000),
    everyone: share(10_000),
    staff: share(200),
    accountantClients: 2000,
    firmClients: 1000,
    managed: 400,
    companyPartners: 200,
    otherPartnerships: share(8000),
  };
}
export type Counts = ReturnType<typeof countsOf>;

/** Where the environments with a part to play are. */
export const homes = { company: 1, stranger: 2, typical: 3, accountant: 4, manager: 5 };

/** The organisations and groups with a part to play come first; from the next number on there is one for each environment, then the others. */
export const organisationsOfCompany = { from: 1, to: 5 };
export const organisationsOfTypical = { from: 6, to: 9 };
export const firstOrganisation = 10;
export const groupOfEveryone = 1;
export const groupsOfCompany = { from: 2, to: 301 };
export const groupsOfTypical = { from: 302, to: 309 };
export const groupsOfAccountant = { from: 310, to: 609 };
export const firstGroup = 610;
/** The people the measures are taken for come first. */
export const firstUser = 7;
