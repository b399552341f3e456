import { plainLayout } from "./dataset-layout";

/** Records that others are named by: who, where, what. */
export const parties = plainLayout({
  name: "parties",
  of: "party",
  version: 1,
  title: ({ name }) => name,
  codes: { name: ({ name }) => name, state: ({ stateCode }) => stateCode },
  numbers: {},
});

export const sites = plainLayout({
  name: "sites",
  of: "site",
  version: 1,
  title: ({ name }) => name,
  codes: { name: ({ name }) => name, area: ({ area }) => area },
  numbers: {},
});

export const items = plainLayout({
  name: "items",
  of: "item",
  version: 1,
  title: ({ name }) => name,
  codes: {
    name: ({ name }) => name,
    type: ({ type }) => type,
    principal: ({ principalId }) => principalId,
    taxCode: ({ taxCode }) => taxCode,
  },
  numbers: {},
});

export const technicians = plainLayout({
  name: "technicians",
  of: "technician",
  version: 1,
  title: ({ name }) => name,
  codes: { name: ({ name }) => name },
  numbers: {},
});

export const cards = plainLayout({
  name: "cards",
  of: "card",
  version: 1,
  title: ({ number }) => number,
  codes: { item: ({ itemId }) => itemId, site: ({ siteId }) => siteId },
  numbers: {},
});

export const plans = plainLayout({
  name: "plans",
  of: "plan",
  version: 1,
  title: ({ name }) => name,
  codes: { name: ({ name }) => name },
  numbers: {},
});

export const series = plainLayout({
  name: "series",
  of: "series",
  version: 1,
  title: ({ name }) => name,
  codes: { name: ({ name }) => name },
  numbers: {},
});

export const ownAccounts = plainLayout({
  name: "accounts",
  of: "account",
  version: 1,
  title: ({ name }) => name,
  codes: { name: ({ name }) => name, kind: ({ kind }) => kind },
  numbers: {},
});

/** All of them. */
export const lookups = [parties, sites, items, technicians, cards, plans, series, ownAccounts];
