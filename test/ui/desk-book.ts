import { setUpCompany } from "../../src/company/commands";
import { addParty, addTechnician } from "../../src/parties/commands";
import { addCard, addItem } from "../../src/stock/commands";
import type { CommandCall } from "../../src/store/command";
import type { Store } from "../../src/store/store";
import type { View } from "../../src/ui/router";
import { html } from "lit";

/** Views that show nothing, so that pages under test can lead to them. */
export const placeholders = (...names: string[]): View[] =>
  names.map((name) => ({ name, title: () => name, load: async () => undefined, render: () => html`` }));

/** Only the company. */
export const newCompany = (store: Store) =>
  store.run(
    setUpCompany({
      name: "Aqua Care",
      address: "12, Market Road, Pune",
      phone: "020 2545 0001",
      email: "desk@aquacare.example",
      country: "IN",
      taxId: "",
      stateCode: "27",
    }),
  );

/** A company with one customer, her unit in warranty, a pump at its reorder level, labour and a technician. */
export async function deskBook(store: Store) {
  const run = <R>(call: CommandCall<R>): Promise<R> => store.run(call);
  await newCompany(store);
  const { partyId: customer, siteId } = await run(
    addParty({
      name: "Sunita Deshpande",
      phones: ["+91 98220 41577"],
      customer: true,
      principal: false,
      stateCode: "27",
      address: "4, Rose Villa, Kothrud",
      site: { name: "Rose Villa", address: "4, Rose Villa, Kothrud", area: "Kothrud" },
    }),
  );
  if (!siteId) throw new Error("the site was not made");
  const goods = { taxCode: "8421", taxRate: "18", cost: "900", reorderLevel: "0", warrantyMonths: 12 };
  const unit = await run(
    addItem({ ...goods, code: "RO-12", name: "RO Pro 12", type: "serialised", unit: "pcs", price: "14500" }),
  );
  const pump = await run(
    addItem({
      ...goods,
      code: "PMP",
      name: "Pump 36 V",
      type: "stock",
      unit: "pcs",
      price: "1450",
      reorderLevel: "5",
      opening: "5",
    }),
  );
  const { id: card, number } = await run(
    addCard({ partyId: customer, siteId, itemId: unit, serial: "77A0913", installedOn: "2026-06-15" }),
  );
  const technician = await run(addTechnician({ name: "Ravi", phone: "98220 10001", areas: ["Kothrud"] }));
  return { customer, site: siteId, unit, pump, card, number, technician };
}
