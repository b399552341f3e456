import { msg, str } from "@lit/localize";
import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Day } from "../base/day";
import type { RecordId } from "../records";
import type { Origin } from "../store/operation";
import "../ui/card";
import "../ui/chips";
import "../ui/day-field";
import { SbElement } from "../ui/element";
import "../ui/empty";
import type { FieldChange } from "../ui/field";
import "../ui/page";
import "../ui/text-field";
import "./operation.view";
import { originWords } from "./command-words";
import { foundIn, searchTrail, type TrailRow, type TrailSearch } from "./queries";

const ORIGINS: readonly Origin[] = ["pane", "cell", "import", "demo", "restore", "undo"];

/** Everything that was done to the book, or to one record, newest first; each unfolds into what it changed. */
@customElement("audit-trail")
export class AuditTrail extends SbElement {
  static override styles = css`
    audit-operation + audit-operation {
      border-top: 1px solid var(--sb-line);
    }
    summary {
      padding: 2px 0;
      color: var(--sb-ink-2);
    }
    details[open] > .grid2 {
      margin-top: 6px;
    }
  `;
  /** The trail of one record; of the whole book without it. */
  @property() of: RecordId | undefined;
  @state() private search: TrailSearch = {};
  @state() private rows: readonly TrailRow[] = [];
  /** Where to look on; undefined at the beginning of the book. */
  @state() private further: number | undefined;
  @state() private lookedBackTo: string | undefined;
  @state() private isLooking = true;
  private looking = new AbortController();
  private stopHearing = (): void => undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.stopHearing = this.app.store.onCommit((operations) => {
      this.rows = [...foundIn(operations, this.sought), ...this.rows];
    });
    void this.look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopHearing();
    this.looking.abort();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("of") && this.hasUpdated) void this.look();
  }

  override render() {
    const name = this.rows.find(({ about }) => about?.id === this.of)?.about?.name;
    const heading = !this.of
      ? msg("Audit trail")
      : name
        ? msg(str`Changes to ${name}`)
        : msg("What was changed");
    return html`<sb-page back heading=${heading}>
      ${this.of ? nothing : this.filters()} ${this.days().map(([day, rows]) => this.day(day, rows))}
      ${
        this.rows.length || this.isLooking || this.further
          ? nothing
          : html`<sb-empty icon="history" text=${msg("Nothing like this was done.")}></sb-empty>`
      }
      ${this.foot()}
    </sb-page>`;
  }

  private filters() {
    return html`<sb-text
        label=${msg("Search")}
        placeholder=${msg("Name, number, what was done, who")}
        @sb-change=${({ detail }: CustomEvent<FieldChange<string>>) => this.seek({ words: detail.value })}
      ></sb-text>
      <sb-chips
        label=${msg("From where")}
        .chips=${[
          { value: "", label: msg("All") },
          ...ORIGINS.map((origin) => ({ value: origin, label: originWords(origin) })),
        ]}
        value=${this.search.origin ?? ""}
        @sb-chip=${({ detail }: CustomEvent<Origin | "">) => this.seek({ origin: detail })}
      ></sb-chips>
      <details>
        <summary>${msg("Days and person")}</summary>
        <div class="grid2">
          <sb-day
            label=${msg("From")}
            @sb-change=${({ detail }: CustomEvent<FieldChange<Day | undefined>>) => this.seek({ from: detail.value })}
          ></sb-day>
          <sb-day
            label=${msg("Until")}
            @sb-change=${({ detail }: CustomEvent<FieldChange<Day | undefined>>) => this.seek({ until: detail.value })}
          ></sb-day>
          <sb-text
            label=${msg("Who")}
            @sb-change=${({ detail }: CustomEvent<FieldChange<string>>) => this.seek({ by: detail.value.trim() })}
          ></sb-text>
        </div>
      </details>`;
  }

  private day(day: string, rows: readonly TrailRow[]) {
    return html`<sb-card heading=${this.app.format.day(day, "long")}>
      ${rows.map((row) => html`<audit-operation .row=${row}></audit-operation>`)}
    </sb-card>`;
  }

  private foot() {
    const { format } = this.app;
    if (this.isLooking)
      return html`<div class="row">
        <span class="hint grow" role="status">${msg("Looking…")}</span>
        <button type="button" @click=${() => this.looking.abort()}>${msg("Stop")}</button>
      </div>`;
    if (this.further === undefined)
      return this.rows.length
        ? html`<p class="hint" role="status">${msg("That is all, back to the beginning.")}</p>`
        : nothing;
    return html`<div class="row">
      <span class="hint grow" role="status"
        >${this.lookedBackTo ? msg(str`Looked back to ${format.moment(this.lookedBackTo)}.`) : nothing}</span
      >
      <button type="button" @click=${() => void this.lookOn()}>${msg("Look further back")}</button>
    </div>`;
  }

  /** The rows by the local day they fell on. */
  private days(): [Day, TrailRow[]][] {
    const days = new Map<Day, TrailRow[]>();
    for (const row of this.rows) {
      const at = new Date(row.at);
      const day = [at.getFullYear(), at.getMonth() + 1, at.getDate()]
        .map((part) => String(part).padStart(2, "0"))
        .join("-");
      days.set(day, [...(days.get(day) ?? []), row]);
    }
    return [...days];
  }

  private get sought(): TrailSearch {
    return { ...this.search, of: this.of };
  }

  private seek(wanted: TrailSearch): void {
    this.search = { ...this.search, ...wanted };
    void this.look();
  }

  /** Looks anew from the newest, as far as was looked before. */
  private async look(): Promise<void> {
    this.rows = [];
    this.further = undefined;
    await this.lookOn();
  }

  private async lookOn(): Promise<void> {
    this.looking.abort();
    const { signal } = (this.looking = new AbortController());
    const isMine = () => this.looking.signal === signal;
    this.isLooking = true;
    try {
      // A rare word is looked for page after page, and what was looked at is said meanwhile.
      do {
        const page = await searchTrail(this.app.store, this.sought, { before: this.further, signal });
        if (!isMine()) return;
        this.rows = [...this.rows, ...page.rows];
        this.further = page.before;
        this.lookedBackTo = page.lookedBackTo ?? this.lookedBackTo;
        if (page.rows.length) break;
      } while (this.further !== undefined && !signal.aborted);
    } catch (error) {
      this.app.report(error);
    } finally {
      if (isMine()) this.isLooking = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "audit-trail": AuditTrail;
  }
}
