import { msg, str } from "@lit/localize";
import { html } from "lit";
import { customElement, state } from "lit/decorators.js";
import { kindName } from "../company/chart";
import type { Journal } from "../records";
import "../ui/card";
import "../ui/choice-fields";
import "../ui/combobox";
import "../ui/day-field";
import { SbElement } from "../ui/element";
import type { FieldChange } from "../ui/field";
import "../ui/form";
import type { FormValues, Saved } from "../ui/form";
import "../ui/lines-field";
import type { LineColumn } from "../ui/lines-field";
import "../ui/number-field";
import "../ui/page";
import "../ui/text-field";
import { writeJournal } from "./journal-commands";
import { difference } from "./journal-model";
import { chartAccounts } from "./queries";

interface Row {
  readonly account: string;
  readonly debit: number | undefined;
  readonly credit: number | undefined;
  readonly text: string;
}

const blank = (): Row => ({ account: "", debit: undefined, credit: undefined, text: "" });

/** Writes a voucher by hand: lines to debit and to credit, with what is still between them told as one types. */
@customElement("journal-form")
export class JournalForm extends SbElement {
  @state() private rows: readonly Row[] = [blank(), blank()];
  @state() private kind: "voucher" | "opening" = "voucher";
  private readonly chart = this.live(async (read) =>
    (await chartAccounts(read)).filter(({ active, derived }) => active && !derived),
  );

  override render() {
    return html`<sb-page back heading=${msg("New voucher")}>
      <sb-form
        draftKey="journal"
        saveLabel=${msg("Post the voucher")}
        .command=${(values: FormValues) => writeJournal(this.draft(values))}
        .said=${{ done: (result: { number: string }) => msg(str`Voucher ${result.number} is posted.`) }}
        @sb-change=${this.follow}
        @sb-saved=${({ detail }: CustomEvent<Saved<{ id: Journal["id"] }>>) => this.app.router.replace("journal", { id: detail.result.id })}
        @sb-cancel=${() => this.app.back()}
      >
        <div class="grid2">
          <sb-day name="on" label=${msg("Date")} required .value=${this.app.today()}></sb-day>
          <sb-select
            name="kind"
            label=${msg("Kind")}
            .value=${"voucher"}
            .choices=${[
              { value: "voucher", label: msg("Voucher") },
              { value: "opening", label: msg("Opening balances") },
            ]}
          ></sb-select>
        </div>
        <sb-text name="text" label=${msg("What for")} required autofocus></sb-text>
        <sb-lines
          name="lines"
          label=${msg("Lines")}
          .columns=${this.columns}
          .blank=${blank}
          .value=${this.first}
          .follow=${oneSide}
        ></sb-lines>
        <p class="hint" role="status">${this.between()}</p>
      </sb-form>
    </sb-page>`;
  }

  private readonly first: readonly Row[] = [blank(), blank()];

  private between(): string {
    const { format } = this.app;
    const off = difference(filled(this.rows));
    if (this.kind === "opening" && off)
      return msg(str`${format.money(Math.abs(off))} goes to the account Opening balances.`);
    if (off > 0) return msg(str`${format.money(off)} is still to be credited.`);
    if (off < 0) return msg(str`${format.money(-off)} is still to be debited.`);
    return filled(this.rows).length ? msg("Debits and credits agree.") : "";
  }

  private readonly follow = ({ detail: { name, value } }: CustomEvent<FieldChange>): void => {
    if (name === "lines") this.rows = value as readonly Row[];
    if (name === "kind") this.kind = value as "voucher" | "opening";
  };

  private draft(values: FormValues): Parameters<typeof writeJournal>[0] {
    return {
      kind: values["kind"] === "opening" ? "opening" : "voucher",
      on: String(values["on"] ?? ""),
      text: String(values["text"] ?? ""),
      lines: filled((values["lines"] as readonly Row[] | undefined) ?? []),
    };
  }

  private get columns(): LineColumn<Row>[] {
    return [
      {
        name: "account",
        header: msg("Account"),
        full: true,
        field: (row) =>
          html`<sb-combobox
            .value=${row.account}
            .search=${this.search}
            .resolve=${this.resolve}
          ></sb-combobox>`,
      },
      {
        name: "debit",
        header: msg("Debit"),
        field: (row) => html`<sb-money .value=${row.debit}></sb-money>`,
      },
      {
        name: "credit",
        header: msg("Credit"),
        field: (row) => html`<sb-money .value=${row.credit}></sb-money>`,
      },
    ];
  }

  private readonly search = async (typed: string) => {
    const chart = this.chart.value ?? (await this.app.store.read(chartAccounts));
    const wanted = typed.trim().toLowerCase();
    return chart
      .filter(({ active, derived, name }) => active && !derived && name.toLowerCase().includes(wanted))
      .map(({ code, name, kind }) => ({ value: code, label: name, detail: kindName(kind) }));
  };

  private readonly resolve = async (code: string) => {
    const account = (await this.app.store.read(chartAccounts)).find((one) => one.code === code);
    return account && { value: code, label: account.name };
  };
}

/** A line stands on one side: typing there empties the other. */
function oneSide(row: Row, changed: string): Row {
  if (changed === "debit" && row.debit) return { ...row, credit: undefined };
  if (changed === "credit" && row.credit) return { ...row, debit: undefined };
  return row;
}

/** The lines up to the last in which something was typed: their places are those on the page. */
function filled(rows: readonly Row[]) {
  const last = rows.findLastIndex(({ account, debit, credit }) => account || debit || credit);
  return rows
    .slice(0, last + 1)
    .map(({ account, debit = 0, credit = 0, text }) => ({ account, debit, credit, text }));
}

declare global {
  interface HTMLElementTagNameMap {
    "journal-form": JournalForm;
  }
}
