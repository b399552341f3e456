import { msg, str } from "@lit/localize";
import { css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import "../ui/card";
import "../ui/choice-fields";
import { SbElement } from "../ui/element";
import type { FieldChange } from "../ui/field";
import "../ui/file-button";
import "../ui/page";
import { runImport, rowsToImport, type Imported } from "./commands";
import { codePages, type CodePage } from "./delimited";
import "./import-columns.view";
import "./import-history.view";
import "./import-options.view";
import "./import-preview.view";
import { judge } from "./judge";
import { asRemembered, findLayout, headingKey, layoutAt } from "./layout";
import type { Decision, ImportOptions, Layout, ListKind, Outcome, ReadList } from "./model";
import { listKinds } from "./model";
import { knownOf, rememberedColumns, withKnownItems } from "./queries";
import { readForeign } from "./reader";
import { readRows } from "./rows";
import type { ForeignFile } from "./sheet-reader";
import { codePageName, kindName, refusedWords } from "./words";

interface Chosen {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly file: ForeignFile;
}

/** A foreign list from the file to the book: chosen, recognised, looked through, taken in, and taken back if need be. */
@customElement("import-page")
export class ImportPage extends SbElement {
  static override styles = css`
    .drop {
      display: grid;
      gap: 8px;
      justify-items: center;
      padding: 20px 12px;
      border: 1px dashed var(--sb-line-strong, var(--sb-line));
      border-radius: var(--sb-radius);
      text-align: center;
    }
    .drop.chosen {
      grid-template-columns: auto minmax(0, 1fr);
      align-items: center;
      padding: 8px;
      text-align: start;
      overflow-wrap: anywhere;
    }
    .drop.over {
      background: var(--sb-hover);
      border-color: var(--sb-brand);
    }
    p {
      margin: 0;
    }
  `;
  @state() private kind: ListKind = "customers";
  @state() private chosen: Chosen | undefined;
  @state() private sheetAt = 0;
  @state() private layout: Layout | undefined;
  @state() private list: ReadList | undefined;
  @state() private outcomes: readonly Outcome[] | undefined;
  @state() private decisions: ReadonlyMap<number, Decision> = new Map();
  @state() private options: Partial<ImportOptions> = {};
  @state() private imported: Imported | undefined;
  @state() private isOver = false;

  override render() {
    return html`<sb-page back heading=${msg("Import")}>
      <sb-select
        label=${msg("What the list is")}
        .value=${this.kind}
        .choices=${listKinds.map((value) => ({ value, label: kindName(value) }))}
        @sb-change=${({ detail }: CustomEvent<FieldChange<ListKind>>) => void this.follow(() => (this.kind = detail.value))}
      ></sb-select>
      ${this.drop()} ${this.chosen ? this.recognised(this.chosen) : html`<import-history></import-history>`}
    </sb-page>`;
  }

  private drop() {
    return html`<div
      class="drop ${this.isOver ? "over" : ""} ${this.chosen ? "chosen" : ""}"
      @dragover=${(event: DragEvent) => {
        event.preventDefault();
        this.isOver = true;
      }}
      @dragleave=${() => (this.isOver = false)}
      @drop=${this.dropped}
    >
      <sb-file-button
        label=${this.chosen ? msg("Choose another file") : msg("Choose a file")}
        accept=".xlsx,.xls,.ods,.csv,.txt,.tsv"
        @sb-file=${({ detail }: CustomEvent<File>) => void this.open(detail)}
      ></sb-file-button>
      <p class="hint">
        ${this.chosen ? this.chosen.name : msg("Or drop it here: .xlsx, .xls, .ods or .csv. Nothing is changed before you press Import.")}
      </p>
    </div>`;
  }

  private recognised({ file }: Chosen) {
    const { layout, outcomes } = this;
    return html`${this.whichSheet(file)}
    ${
      layout
        ? html`<import-columns
              .kind=${this.kind}
              .layout=${layout}
              .sheet=${file.sheets[this.sheetAt]}
              @import-layout=${({ detail }: CustomEvent<Layout>) => void this.judgeAnew(detail)}
              @import-header=${({ detail }: CustomEvent<number>) => void this.headerAt(detail)}
            ></import-columns>
            <import-options
              .kind=${this.kind}
              .options=${this.options}
              @import-options=${({ detail }: CustomEvent<Partial<ImportOptions>>) => (this.options = detail)}
            ></import-options>
            ${this.finish(outcomes ?? [])}
            ${
              outcomes
                ? html`<import-preview
                    .outcomes=${outcomes}
                    .decisions=${this.decisions}
                    .blank=${this.list?.blank ?? 0}
                    .totalRow=${this.list?.totalRow}
                    @import-decide=${({ detail }: CustomEvent<ReadonlyMap<number, Decision>>) => (this.decisions = detail)}
                  ></import-preview>`
                : nothing
            } `
        : nothing
    }`;
  }

  private whichSheet(file: ForeignFile) {
    return html`${
      file.sheets.length > 1
        ? html`<sb-select
            label=${msg("Sheet")}
            .value=${String(this.sheetAt)}
            .choices=${file.sheets.map(({ name }, at) => ({ value: String(at), label: name }))}
            @sb-change=${({ detail }: CustomEvent<FieldChange<string>>) => void this.follow(() => (this.sheetAt = Number(detail.value)))}
          ></sb-select>`
        : nothing
    }
    ${
      file.codePage
        ? html`<sb-select
            label=${msg("Letters are written in")}
            .value=${file.codePage}
            .choices=${codePages.map((value) => ({ value, label: codePageName(value) }))}
            @sb-change=${({ detail }: CustomEvent<FieldChange<CodePage>>) => void this.reread(detail.value)}
          ></sb-select>`
        : nothing
    }`;
  }

  private finish(outcomes: readonly Outcome[]) {
    if (this.imported) return this.done(this.imported);
    const count = rowsToImport(outcomes, this.decisions).length;
    const open = outcomes.filter(({ kind, row }) => kind === "ask" && !this.decisions.has(row.at)).length;
    return html`${open ? html`<p class="hint">${msg(str`${open} rows to ask about are left out until you decide.`)}</p>` : nothing}
      <div class="row">
        <button type="button" class="primary" ?disabled=${count === 0} @click=${this.take}>
          ${msg(str`Import ${this.app.format.count(count)} rows`)}
        </button>
      </div>`;
  }

  private done({ added, refused, cancelled, id }: Imported) {
    const count = this.app.format.count(added);
    return html`<sb-card
      heading=${cancelled ? msg(str`Stopped after ${count} rows`) : msg(str`${count} rows imported`)}
      tone=${refused.length ? "warn" : "ok"}
    >
      ${refused.slice(0, 20).map(({ row, refusal }) => html`<p>${msg(str`Row ${row}`)}: ${refusedWords(refusal)}</p>`)}
      ${refused.length > 20 ? html`<p class="hint">${msg(str`and ${refused.length - 20} more`)}</p>` : nothing}
      <import-history .only=${id}></import-history>
    </sb-card>`;
  }

  private readonly dropped = (event: DragEvent): void => {
    event.preventDefault();
    this.isOver = false;
    const file = event.dataTransfer?.files[0];
    if (file) void this.open(file);
  };

  /** Reads a file somebody chose or dropped. */
  async open(file: File): Promise<void> {
    await this.read(file.name, new Uint8Array(await file.arrayBuffer()));
  }

  private async reread(codePage: CodePage): Promise<void> {
    if (this.chosen && codePage !== this.chosen.file.codePage)
      await this.read(this.chosen.name, this.chosen.bytes, codePage);
  }

  private async read(name: string, bytes: Uint8Array, codePage?: CodePage): Promise<void> {
    const read = await this.app.job(msg("Reading the file"), ({ signal }) =>
      readForeign(bytes, { signal, ...(codePage ? { codePage } : {}) }),
    );
    if (!read) return;
    await this.follow(() => {
      this.chosen = { name, bytes, file: read.result };
      this.sheetAt = 0;
    });
  }

  /** Finds the list anew after something above it was changed. */
  private async follow(change: () => void): Promise<void> {
    change();
    this.imported = undefined;
    const sheet = this.chosen?.file.sheets[this.sheetAt];
    const found = sheet && findLayout(this.kind, sheet, this.country);
    this.layout = undefined;
    if (found) await this.judgeAnew(await this.remembered(found));
  }

  private async headerAt(row: number): Promise<void> {
    const sheet = this.chosen?.file.sheets[this.sheetAt];
    if (sheet) await this.judgeAnew(await this.remembered(layoutAt(this.kind, sheet, row, this.country)));
  }

  private get country() {
    return this.app.company?.country ?? "XX";
  }

  private async remembered(layout: Layout): Promise<Layout> {
    const before = await this.app.store.read((read) => rememberedColumns(read, this.kind));
    return asRemembered(layout, before, this.kind);
  }

  private async judgeAnew(layout: Layout): Promise<void> {
    const { kind } = this;
    const sheet = this.chosen?.file.sheets[this.sheetAt];
    if (!sheet) return;
    const list = readRows(kind, sheet, layout, this.country);
    this.outcomes = await this.app.store.read(async (read) =>
      judge(kind, await withKnownItems(read, kind, list.rows), await knownOf(read, kind)),
    );
    this.layout = layout;
    this.list = list;
    this.decisions = new Map();
    this.imported = undefined;
  }

  private readonly take = async (): Promise<void> => {
    const { chosen, layout, outcomes, kind } = this;
    if (!chosen || !layout || !outcomes) return;
    const columns = layout.headings.map((heading, at) => ({
      heading: headingKey(heading).slice(0, 200),
      field: layout.columns[at] ?? "",
    }));
    const options: ImportOptions = { on: this.app.today(), side: "customer", past: "done", ...this.options };
    const sheet = chosen.file.sheets.length > 1 ? (chosen.file.sheets[this.sheetAt]?.name ?? "") : "";
    const wish = { kind, file: chosen.name, sheet, columns, outcomes, decisions: this.decisions, options };
    const { store, sheets } = this.app;
    const done = await this.app.job(msg(str`Importing ${kindName(kind)}`), ({ signal, progress }) => {
      const run = () => runImport(store, wish, { signal, onProgress: progress });
      // Many rows are written as whole sheets afterwards: row by row behind the commands takes many times as long.
      return sheets && outcomes.length > 200 ? sheets.aside(run) : run();
    });
    if (done) this.imported = done.result;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "import-page": ImportPage;
  }
}
