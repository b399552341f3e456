import { msg } from "@lit/localize";
import { html } from "lit";
import { accountKinds, kindName, type ChartAccount } from "../company/chart";
import type { OwnAccount } from "../records";
import "../ui/choice-fields";
import { showDialog } from "../ui/dialog";
import "../ui/form";
import type { FormValues } from "../ui/form";
import "../ui/text-field";
import { addAccount, amendAccount } from "./account-commands";

/** Adds an account to the chart, or names one anew; resolves when it is saved or left. */
export function showAccount(near: Element, account?: ChartAccount): Promise<unknown> {
  return showDialog(near, account ? msg("Account") : msg("New account"), (close) => ({
    body: html`<sb-form
      saveLabel=${msg("Save")}
      .command=${(values: FormValues) => (account ? amend(account, values) : add(values))}
      .said=${{ done: msg("Account saved.") }}
      @sb-saved=${() => close()}
      @sb-cancel=${() => close()}
    >
      <sb-text name="name" label=${msg("Name")} required autofocus .value=${account?.name ?? ""}></sb-text>
      ${account ? (account.derived ? "" : inUse(account)) : kindFields()}
    </sb-form>`,
  }));
}

const inUse = ({ active }: ChartAccount) =>
  html`<sb-check name="active" label=${msg("In use")} .value=${active}></sb-check>`;

const kindFields = () =>
  html`<sb-select
      name="kind"
      label=${msg("Kind")}
      .value=${"expense"}
      .choices=${accountKinds.map((value) => ({ value, label: kindName(value) }))}
    ></sb-select>
    <sb-select
      name="role"
      label=${msg("Holds money")}
      .value=${""}
      .choices=${[
        { value: "", label: msg("no") },
        { value: "bank", label: msg("at a bank") },
        { value: "cash", label: msg("in cash") },
      ]}
    ></sb-select>`;

const amend = ({ code }: ChartAccount, values: FormValues) =>
  amendAccount({
    code,
    name: String(values["name"] ?? ""),
    ...(typeof values["active"] === "boolean" ? { active: values["active"] } : {}),
  });

function add(values: FormValues) {
  const role = String(values["role"] ?? "");
  return addAccount({
    name: String(values["name"] ?? ""),
    kind: String(values["kind"]) as OwnAccount["kind"],
    ...(role ? { role: role as NonNullable<OwnAccount["role"]> } : {}),
  });
}
