import { msg, str } from "@lit/localize";
import { css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { Proof, RecordId } from "../records";
import "../ui/badge";
import "../ui/card";
import { SbElement } from "../ui/element";
import "../ui/icon";
import "../ui/page";
import { invariantName, type Invariant } from "./invariants";
import { keepProof } from "./proof-commands";
import { proveBook } from "./proof-queries";
import { checkedWords } from "./proof-words";
import { whereIs } from "./where-queries";

type Row = Proof["rows"][number];
type KeptFault = Proof["faults"][number];

/** So many faults of one invariant are listed here; the sheet Proof has them all. */
const SHOWN = 20;

/** Proves every invariant of the book, and shows each with what was gone through and the records that break it. */
@customElement("prove-page")
export class ProvePage extends SbElement {
  static override styles = css`
    ol {
      margin: 0;
      padding: 0;
      list-style: none;
      display: grid;
    }
    li {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 0 8px;
      align-items: start;
      padding: 6px 0;
      border-bottom: 1px solid var(--sb-line);
    }
    li > .hint,
    li > ul {
      grid-column: 1 / -1;
      overflow-wrap: anywhere;
    }
    ul {
      margin: 4px 0 0;
      padding: 0;
      list-style: none;
      display: grid;
      gap: 4px;
    }
    ul button {
      text-align: start;
      white-space: normal;
    }
  `;
  @state() private isRunning = false;
  private readonly proof = this.live((read) => read.find("proof:last"));

  override render() {
    const proof = this.proof.value;
    return html`<sb-page back heading=${msg("Prove it")}>
      <p class="hint">
        ${msg(
          "Recomputes the whole book from its records and compares it with every balance, number, report and sheet. You can go on working meanwhile.",
        )}
      </p>
      <div class="row wrap">
        <button type="button" class="primary" ?disabled=${this.isRunning} @click=${this.prove}>
          <sb-icon name="shield"></sb-icon>${proof ? msg("Prove it again") : msg("Prove it")}
        </button>
        ${
          proof && this.app.sheets
            ? html`<button type="button" @click=${this.showSheet}>
                <sb-icon name="sheet"></sb-icon>${msg("Show in sheet")}
              </button>`
            : nothing
        }
      </div>
      ${proof ? this.result(proof) : nothing}
    </sb-page>`;
  }

  private result({ at, rows, faults }: Proof) {
    const broken = rows.filter((row) => row.faults).length;
    const { format } = this.app;
    return html`<sb-card tone=${broken ? "bad" : "ok"}>
        <b role="status"
          >${
            broken
              ? msg(str`${format.count(broken)} of ${format.count(rows.length)} rules are broken.`)
              : msg(str`All ${format.count(rows.length)} rules hold.`)
          }</b
        >
        <div class="hint">${msg(str`Proved on ${format.moment(at)}`)}</div>
      </sb-card>
      <sb-card heading=${msg("Rules")}
        ><ol>
          ${rows.map((row) => this.rule(row, faults))}
        </ol></sb-card
      >`;
  }

  private rule({ invariant, checked, faults: count }: Row, faults: readonly KeptFault[]) {
    const { format } = this.app;
    const own = faults.filter((fault) => fault.invariant === invariant).slice(0, SHOWN);
    const gone = checked.map((one) => checkedWords(one.what, format.count(one.count))).join(", ");
    return html`<li>
      <span>${invariant}. ${invariantName(invariant as Invariant)}</span>
      <sb-badge tone=${count ? "bad" : "ok"}>${count ? format.count(count) : msg("holds")}</sb-badge>
      <span class="hint">${gone}</span>
      ${
        own.length
          ? html`<ul>
              ${own.map(
                (fault) =>
                  html`<li>
                    <button type="button" class="link" @click=${() => this.open(fault)}>${fault.text}</button>
                  </li>`,
              )}
              ${
                count > own.length
                  ? html`<li class="hint">${msg(str`and ${format.count(count - own.length)} more`)}</li>`
                  : nothing
              }
            </ul>`
          : nothing
      }
    </li>`;
  }

  private readonly prove = async (): Promise<void> => {
    this.isRunning = true;
    try {
      const { store, sheets } = this.app;
      const done = await this.app.job(msg("Proving the book"), ({ signal, progress }) =>
        proveBook(store, { signal, progress, compare: sheets?.compare?.bind(sheets) }).catch(
          (error: unknown) => {
            // Stopped by the person: nothing to report.
            if (signal.aborted) return undefined;
            throw error;
          },
        ),
      );
      if (done?.result) await this.app.run(keepProof(done.result));
    } finally {
      this.isRunning = false;
    }
  };

  private readonly showSheet = (): void => {
    void this.app.sheets?.show("Proof").catch((error: unknown) => this.app.report(error));
  };

  private async open({ recordId }: KeptFault): Promise<void> {
    const { router, store } = this.app;
    const where = await store.read((read) =>
      whereIs(read, recordId as RecordId, (name) => router.views.has(name)),
    );
    if (where) this.app.navigate(where.name, { ...where.params });
    else this.app.toast(msg("This record has no page of its own; its sheet shows it."));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "prove-page": ProvePage;
  }
}
