import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { fromThousandths } from "../base/quantity";
import type { Tally } from "../records";
import type { Read } from "../store/work";
import "../ui/card";
import "../ui/data-table";
import type { TableColumn } from "../ui/data-table";
import "../ui/day-field";
import { showConfirm, showDialog } from "../ui/dialog";
import { SbElement } from "../ui/element";
import "../ui/form";
import type { FormValues } from "../ui/form";
import "../ui/page";
import "../ui/text-field";
import { dropCount, postCount, startCount } from "./count-commands";
import { ON_CHALLANS, placeNames, stockOnHand, type Held } from "./on-hand-queries";
import { STORE } from "./model";

interface Row extends Held {
  readonly id: string;
}
interface Here {
  readonly name: string;
  readonly rows: readonly Row[];
  readonly tallies: readonly Tally[];
}

/** One place: what is there, and its count — begun here, typed in the sheet, its differences posted here. */
@customElement("stock-place")
export class StockPlace extends SbElement {
  @property() place = STORE;
  private readonly here = this.live(
    (read) => this.read(read),
    () => [this.place],
  );

  override render() {
    const here = this.here.value;
    if (!here) return html`<p class="hint" role="status">${msg("Reading…")}</p>`;
    const worth = here.rows.reduce((sum, row) => sum + row.worth, 0);
    return html`<sb-page back heading=${here.name}>
      ${
        here.tallies.length || this.place === ON_CHALLANS
          ? nothing
          : html`<button slot="actions" type="button" @click=${this.start}>${msg("Count")}</button>`
      }
      ${here.tallies.length ? this.count(here) : nothing}
      <p class="hint">${msg(str`Worth ${this.app.format.money(worth)}`)}</p>
      <sb-table
        label=${msg("What is there")}
        icon="box"
        .columns=${this.columns}
        .rows=${here.rows}
        empty=${msg("Nothing is there.")}
        @sb-open=${({ detail }: CustomEvent<Row>) => this.app.navigate("item", { id: detail.item.id })}
      ></sb-table>
    </sb-page>`;
  }

  private count({ tallies }: Here) {
    const counted = tallies.filter((row) => row.counted !== undefined);
    const differ = counted.filter((row) => row.counted !== row.book);
    const [rows, done, off] = [tallies.length, counted.length, differ.length];
    return html`<sb-card heading=${msg("Count under way")} tone="info">
      <div class="stack">
        <div>${msg(str`${done} of ${rows} counted, ${off} differ from the book`)}</div>
        <div class="hint">
          ${msg("Type what you count into the sheet Stock count; what is left blank stays as it is.")}
        </div>
        <div class="row wrap">
          ${
            this.app.sheets
              ? html`<button
                  type="button"
                  @click=${() =>
                    void this.app.sheets?.show(
                      "Stock count",
                      tallies.map(({ id }) => id),
                    )}
                >
                  ${msg("Open the sheet")}
                </button>`
              : nothing
          }
          <button type="button" class="primary" ?disabled=${!done} @click=${() => this.post(done, off)}>
            ${msg("Post the count")}
          </button>
          <button type="button" class="quiet" @click=${this.drop}>${msg("Drop it")}</button>
        </div>
      </div>
    </sb-card>`;
  }

  private get columns(): TableColumn<Row>[] {
    return [
      { header: msg("Item"), value: ({ item }) => item.name, detail: ({ item }) => item.code },
      {
        header: msg("On hand"),
        kind: "number",
        value: ({ quantity }) => fromThousandths(quantity),
        detail: ({ item }) => item.unit,
      },
      { header: msg("Worth"), kind: "money", wideOnly: true, value: ({ worth }) => worth },
    ];
  }

  private async read(read: Read): Promise<Here> {
    const [held, tallies, names] = await Promise.all([
      stockOnHand(read),
      read.list("tally", "place", { is: this.place }),
      placeNames(read),
    ]);
    return {
      name: names(this.place),
      tallies,
      rows: held
        .filter(({ place, quantity }) => place === this.place && quantity !== 0)
        .map((row) => ({ id: row.item.id, ...row })),
    };
  }

  private readonly start = async (): Promise<void> => {
    await this.app.run(startCount({ location: this.place }), {
      done: (rows) => msg(str`${rows} rows to count are in the sheet Stock count.`),
    });
  };

  private post(done: number, off: number): void {
    void showDialog(this, msg("Post the count"), (close) => ({
      body: html`<p>
          ${
            off
              ? msg(str`${done} rows were counted; the ${off} that differ are made good together.`)
              : msg(str`${done} rows were counted and none differs; the count ends.`)
          }
        </p>
        <sb-form
          saveLabel=${msg("Post")}
          .command=${(values: FormValues) =>
            postCount({
              location: this.place,
              on: (values["on"] as string | undefined) ?? "",
              reason: (values["reason"] as string | undefined) ?? "",
            })}
          .said=${{ done: msg("The book says what was counted.") }}
          @sb-saved=${() => close()}
          @sb-cancel=${() => close()}
        >
          <sb-day name="on" label=${msg("Date")} required .value=${this.app.today()}></sb-day>
          <sb-text name="reason" label=${msg("Reason")} required autofocus></sb-text>
        </sb-form>`,
    }));
  }

  private readonly drop = async (): Promise<void> => {
    const sure = await showConfirm(this, {
      title: msg("Drop the count?"),
      body: msg("What was typed is thrown away, the book stays as it is."),
      confirm: msg("Drop it"),
      danger: true,
    });
    if (sure) await this.app.run(dropCount({ location: this.place }), { done: msg("The count is dropped.") });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "stock-place": StockPlace;
  }
}
