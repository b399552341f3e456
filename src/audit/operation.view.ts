import { msg, str } from "@lit/localize";
import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { whereIs } from "../ledger/where-queries";
import { SbElement } from "../ui/element";
import { fieldWords, type PlainValue, type ValueChange } from "./changes";
import { originWords } from "./command-words";
import { namesIn, recordChanges, type RecordChange, type TrailRow } from "./queries";

/** Longer values (a logo) are cut. */
const SHOWN = 300;

/** One operation of the trail: what, who, when; unfolds into what it changed, before and after. */
@customElement("audit-operation")
export class AuditOperation extends SbElement {
  static override styles = css`
    :host {
      display: block;
    }
    summary {
      padding: 5px 0;
      overflow-wrap: anywhere;
    }
    summary .hint {
      display: block;
    }
    table {
      width: 100%;
      border-collapse: collapse;
      table-layout: fixed;
      font-size: 12px;
    }
    th,
    td {
      padding: 2px 6px 2px 0;
      text-align: start;
      vertical-align: top;
      font-weight: 400;
      overflow-wrap: anywhere;
    }
    th {
      color: var(--sb-ink-2);
    }
    del {
      color: var(--sb-ink-2);
    }
    ins {
      text-decoration: none;
    }
    section {
      padding: 2px 0 8px 12px;
    }
  `;
  @property({ attribute: false }) row!: TrailRow;
  @state() private changes: readonly RecordChange[] | undefined;
  @state() private names: ReadonlyMap<string, string> = new Map();

  override render() {
    const { what, about, at, by, origin } = this.row;
    return html`<details @toggle=${this.unfold}>
      <summary>
        ${what} ${about?.name ? html`<b>${about.name}</b>` : nothing}
        <span class="hint">${this.app.format.time(at)} · ${by} · ${originWords(origin)}</span>
      </summary>
      ${this.changes ? this.unfolded(this.changes) : nothing}
    </details>`;
  }

  private readonly unfold = async (event: Event): Promise<void> => {
    if (!(event.currentTarget as HTMLDetailsElement).open || this.changes) return;
    const changes = recordChanges(this.row.operation);
    this.names = await namesIn(this.app.store, changes);
    this.changes = changes;
  };

  private unfolded(changes: readonly RecordChange[]) {
    const derived = changes.filter((change) => change.isDerived);
    return html`${changes.filter((change) => !change.isDerived).map((change) => this.record(change))}
    ${
      derived.length
        ? html`<details>
            <summary class="hint">
              ${msg(str`What followed from it: ${this.app.format.count(derived.length)}`)}
            </summary>
            ${derived.map((change) => this.record(change))}
          </details>`
        : nothing
    }`;
  }

  private record({ id, what, name, change, values }: RecordChange) {
    const said = { added: msg("new"), changed: msg("changed"), removed: msg("removed") }[change];
    return html`<section>
      <button type="button" class="link" @click=${() => void this.open(id)}>
        ${name ? msg(str`${what} ${name}`) : what}
      </button>
      <span class="hint">${said}</span>
      <table>
        ${values.map((value) => this.value(value))}
      </table>
    </section>`;
  }

  private value({ path, kind, before, after }: ValueChange) {
    const written = (value: PlainValue) => this.written(kind, value);
    return html`<tr>
      <th scope="row">${fieldWords(path)}</th>
      <td>
        ${before === undefined ? nothing : html`<del>${written(before)}</del>`}
        ${after === undefined ? nothing : html`<ins>${written(after)}</ins>`}
      </td>
    </tr>`;
  }

  private written(kind: ValueChange["kind"], value: PlainValue): string {
    const { format } = this.app;
    if (kind === "money") return format.money(Number(value));
    if (typeof value === "boolean") return value ? msg("yes") : msg("no");
    if (value === "") return "–";
    const text = String(value);
    if (kind === "day") return format.day(text);
    if (kind === "moment") return format.moment(text);
    if (kind === "reference") return this.names.get(text) ?? text;
    return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
  }

  private async open(id: RecordChange["id"]): Promise<void> {
    const { router, store } = this.app;
    const where = await store.read((read) => whereIs(read, id, (name) => router.views.has(name)));
    if (where) this.app.navigate(where.name, { ...where.params });
    else this.app.toast(msg("This record has no page of its own; its sheet shows it."));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "audit-operation": AuditOperation;
  }
}
