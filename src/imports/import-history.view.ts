import { msg, str } from "@lit/localize";
import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { ImportRun } from "../records";
import "../ui/badge";
import "../ui/card";
import { showConfirm } from "../ui/dialog";
import { SbElement } from "../ui/element";
import { recentImports } from "./queries";
import { undoImport } from "./undo-commands";
import { kindName } from "./words";

/** From so many rows on the sheets wait. */
const MANY = 100;

/** The newest imports, each to be taken back as a whole; `only` shows one. */
@customElement("import-history")
export class ImportHistory extends SbElement {
  static override styles = css`
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
      display: grid;
      gap: 8px;
    }
    li {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 8px;
      align-items: center;
    }
    .hint {
      display: block;
      overflow-wrap: anywhere;
    }
  `;
  @property() only = "";
  private readonly runs = this.live(
    async (read) => (await recentImports(read)).filter(({ id }) => !this.only || id === this.only),
    () => [this.only],
  );

  override render() {
    const runs = this.runs.value ?? [];
    if (!runs.length) return nothing;
    const list = html`<ul role="list">
      ${runs.map((run) => this.run(run))}
    </ul>`;
    return this.only ? list : html`<sb-card heading=${msg("Imports so far")}>${list}</sb-card>`;
  }

  private run(run: ImportRun) {
    const { format } = this.app;
    const count = run.done ? format.count(run.done.added) : msg("some");
    return html`<li>
      <span
        >${kindName(run.kind)}: ${msg(str`${count} rows`)}
        <span class="hint"
          >${[run.file, run.sheet, format.moment(run.at)].filter(Boolean).join(" · ")}</span
        ></span
      >
      ${
        run.undone
          ? html`<sb-badge>${msg("taken back")}</sb-badge>`
          : html`<button type="button" @click=${() => void this.takeBack(run)}>${msg("Take back")}</button>`
      }
    </li>`;
  }

  private async takeBack(run: ImportRun): Promise<void> {
    const sure = await showConfirm(this, {
      title: msg("Take this import back?"),
      body: msg(
        "Every row of it goes out of the book again, all or none. It is refused if later work uses what was imported.",
      ),
      confirm: msg("Take back"),
      danger: true,
    });
    if (!sure) return;
    const isLong = (run.done?.added ?? MANY) >= MANY;
    const done = await this.app.job(msg("Taking the import back"), async () => {
      await (isLong ? this.undoAside(run.id) : undoImport(this.app.store, run.id));
      return true;
    });
    if (done) this.app.toast(msg("The import was taken back."));
  }

  /** Many rows are written out of the sheets by writing these afresh: row by row takes many times as long. */
  private async undoAside(id: ImportRun["id"]): Promise<void> {
    const { store, sheets } = this.app;
    if (!sheets) return undoImport(store, id);
    const undone = sheets.aside(() => undoImport(store, id));
    // Asked for now, its turn is the very next, before the sheets follow the commit.
    void sheets.rebuild?.().catch((error: unknown) => this.app.report(error));
    await undone;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "import-history": ImportHistory;
  }
}
