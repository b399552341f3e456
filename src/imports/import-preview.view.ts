import { msg, str } from "@lit/localize";
import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { whereIs } from "../ledger/where-queries";
import type { RecordId } from "../records";
import "../ui/badge";
import "../ui/card";
import "../ui/chips";
import "../ui/data-table";
import type { TableColumn } from "../ui/data-table";
import { showDialog } from "../ui/dialog";
import { SbElement } from "../ui/element";
import type { Decision, Outcome, OutcomeKind } from "./model";
import { decisionName, faultWords, likeWords, outcomeName } from "./words";

const tones = { new: "ok", duplicate: "info", ask: "warn", refused: "bad", nothing: "info" } as const;
const kinds: readonly OutcomeKind[] = ["new", "ask", "refused", "duplicate", "nothing"];

/** Every row of a list with what will become of it; fires `import-decide` with what was said about rows to ask. */
@customElement("import-preview")
export class ImportPreview extends SbElement {
  static override styles = css`
    p {
      margin: 0;
    }
  `;
  @property({ attribute: false }) outcomes: readonly Outcome[] = [];
  @property({ attribute: false }) decisions: ReadonlyMap<number, Decision> = new Map();
  @property({ type: Number }) blank = 0;
  @property({ attribute: false }) totalRow: number | undefined;
  @state() private shown: OutcomeKind | "all" = "all";

  override render() {
    const counts = new Map(
      kinds.map((kind) => [kind, this.outcomes.filter((one) => one.kind === kind).length]),
    );
    const chips = [
      { value: "all", label: msg("all rows"), count: this.outcomes.length },
      ...kinds.flatMap((kind) =>
        counts.get(kind) ? [{ value: kind, label: outcomeName(kind), count: counts.get(kind) ?? 0 }] : [],
      ),
    ];
    const rows =
      this.shown === "all" ? this.outcomes : this.outcomes.filter(({ kind }) => kind === this.shown);
    return html`<div class="stack">
      <sb-chips
        label=${msg("Rows by what becomes of them")}
        .chips=${chips}
        .value=${this.shown}
        @sb-chip=${({ detail }: CustomEvent<OutcomeKind | "all">) => (this.shown = detail)}
      ></sb-chips>
      ${this.shown === "ask" ? this.forAll() : nothing}
      <sb-table
        label=${msg("Rows of the list")}
        .rows=${rows}
        .columns=${this.columns}
        .rowId=${({ row }: Outcome) => String(row.at)}
        empty=${msg("No such rows.")}
        @sb-open=${({ detail }: CustomEvent<Outcome>) => void this.open(detail)}
      ></sb-table>
      <p class="hint">${this.leftOut()}</p>
    </div>`;
  }

  private leftOut(): string {
    const blank = this.blank ? msg(str`${this.blank} blank rows are not read.`) : "";
    const total =
      this.totalRow === undefined ? "" : msg(str`Row ${this.totalRow} is a total and is not read.`);
    return [blank, total].filter(Boolean).join(" ");
  }

  private forAll() {
    const all = (decision: Decision) => () =>
      this.decide(
        this.outcomes.flatMap(({ kind, row }) => (kind === "ask" ? [[row.at, decision] as const] : [])),
      );
    return html`<sb-card heading=${msg("Rows to ask about")}>
      <div class="row wrap">
        <button type="button" @click=${all("add")}>${msg("All are new")}</button>
        <button type="button" @click=${all("leave")}>${msg("Leave all out")}</button>
      </div>
      <p class="hint">${msg("Or open a row and decide for it alone.")}</p>
    </sb-card>`;
  }

  private get columns(): TableColumn<Outcome>[] {
    return [
      { header: msg("Row"), kind: "number", width: 64, wideOnly: true, value: ({ row }) => row.at },
      {
        header: msg("Says"),
        value: ({ row }) => titleOf(row.values),
        detail: (outcome) => this.why(outcome),
        narrowDetail: ({ row }) => msg(str`row ${row.at}`),
      },
      {
        header: msg("Becomes"),
        width: 92,
        value: ({ kind }) => outcomeName(kind),
        show: ({ kind, row }) => {
          const said = this.decisions.get(row.at);
          return html`<sb-badge tone=${said ? (said === "leave" ? "info" : "ok") : tones[kind]}
            >${said ? decisionName(said) : outcomeName(kind)}</sb-badge
          >`;
        },
      },
    ];
  }

  private why({ row, like }: Outcome): string {
    if (row.faults.length) return row.faults.map(faultWords).join("; ");
    return like ? likeWords(like) : restOf(row.values);
  }

  private decide(said: readonly (readonly [number, Decision])[]): void {
    this.tell("import-decide", new Map([...this.decisions, ...said]));
  }

  private async open(outcome: Outcome): Promise<void> {
    const { row, kind, like } = outcome;
    const heading = msg(str`Row ${row.at}`);
    const answer = await showDialog<Decision | "show">(this, heading, (close) => ({
      body: html`<div class="stack">
        ${like ? html`<p>${likeWords(like)}</p>` : nothing}
        ${row.faults.map((fault) => html`<p>${faultWords(fault)}</p>`)}
        <p class="hint">${Object.values(row.values).filter(Boolean).join(" · ").slice(0, 600)}</p>
      </div>`,
      actions: html`${like?.id ? html`<button type="button" @click=${() => close("show")}>${msg("Show it")}</button>` : nothing}
      ${
        kind === "ask"
          ? (["add", "same", "leave"] as const).map(
              (decision) =>
                html`<button type="button" @click=${() => close(decision)}>
                  ${decisionLabel(decision)}
                </button>`,
            )
          : html`<button type="button" class="primary" @click=${() => close()}>${msg("Close")}</button>`
      }`,
    }));
    if (answer === "show" && like?.id) await this.show(like.id);
    else if (answer && answer !== "show") this.decide([[row.at, answer]]);
  }

  private async show(id: RecordId): Promise<void> {
    const { store, router } = this.app;
    const where = await store.read((read) => whereIs(read, id, (name) => router.views.has(name)));
    if (where) this.app.navigate(where.name, where.params);
  }
}

const decisionLabel = (decision: Decision): string =>
  ({ add: msg("Somebody new"), same: msg("The same one"), leave: msg("Leave out") })[decision];

type Values = Readonly<Record<string, string | undefined>>;
const titleOf = ({ name, customer, party, item, code, contractNo, billNo }: Values): string =>
  [contractNo ?? billNo ?? code, name ?? customer ?? party ?? item].filter(Boolean).join(" · ") || "–";
const restOf = ({
  phone,
  city,
  open,
  amount,
  quantity,
  rate,
  serial,
  start,
  openingBalance,
}: Values): string =>
  [phone, city, serial, start, open ?? amount, quantity, rate, Number(openingBalance) ? openingBalance : ""]
    .filter(Boolean)
    .join(" · ");

declare global {
  interface HTMLElementTagNameMap {
    "import-preview": ImportPreview;
  }
}
