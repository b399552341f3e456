export type Principal = "nirmal" | "kaveri";

/** The two invented principals of the demo company. */
export const principals: Readonly<
  Record<
    Principal,
    { readonly name: string; readonly taxId: string; readonly address: string; readonly phone: string }
  >
> = {
  nirmal: {
    name: "Nirmal Water Systems Pvt Ltd",
    taxId: "27AABCN4821F1ZP",
    address: "Plot 14, MIDC Chakan, Pune 410501",
    phone: "02135 661 400",
  },
  kaveri: {
    name: "Kaveri Components LLP",
    taxId: "29AAGFK7319M1ZR",
    address: "22, Peenya Industrial Area, Bengaluru 560058",
    phone: "080 4123 7790",
  },
};
/** What is ordered from each, by our code and his own. */
export const ordersFrom: Readonly<Record<Principal, Readonly<Record<string, string>>>> = {
  nirmal: { "RO-12": "NW-1200", "RO-09": "NW-0900", "UV-07": "NW-0700" },
  kaveri: {
    "SED-10": "K-SD10",
    "CAR-10": "K-CB10",
    "MEM-75": "K-M75G",
    "PMP-36": "K-P36V",
    "TAP-01": "K-T01",
  },
};
