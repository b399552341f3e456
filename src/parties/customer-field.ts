import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import type { RecordId } from "../records";
import "../ui/combobox";
import type { AppContext } from "../ui/context";
import { searchParties } from "./queries";

/** The field that asks for a customer, found by name or phone. */
export const customerField = (app: AppContext, value: string, isFirst = false): TemplateResult =>
  html`<sb-combobox
    name="customerId"
    label=${msg("Customer")}
    required
    ?autofocus=${isFirst}
    .value=${value}
    .search=${async (typed: string) =>
      (await app.store.read((read) => searchParties(read, typed))).map(({ id, name, phones }) => ({
        value: id,
        label: name,
        detail: phones.join(", "),
      }))}
    .resolve=${async (id: string) => {
      const party = await app.store.read((read) => read.find(id as RecordId<"party">));
      return party && { value: id, label: party.name };
    }}
  ></sb-combobox>`;
