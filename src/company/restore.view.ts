import { msg, str } from "@lit/localize";
import { css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { compareBooks, type Comparison } from "../backup/compare";
import { LockedBackup, readBackup } from "../backup/read";
import { restoreBook } from "../backup/restore";
import { Refusal } from "../base/refusal";
import type { BookCopy } from "../store/store";
import "../ui/card";
import type { Job } from "../ui/context";
import { showConfirm } from "../ui/dialog";
import { SbElement } from "../ui/element";
import "../ui/file-button";
import "../ui/form";
import type { FormValues } from "../ui/form";
import "../ui/icon";
import { personHere } from "../ui/preferences";
import "../ui/text-field";
import { noteBackup } from "./backup-commands";
import { comparisonTable, losesWork, standingWords } from "./comparison.view";

/** A book that was read from somewhere and may be put in the place of the one here. */
interface Chosen {
  /** What it was read from, in words. */
  readonly title: string;
  readonly company: string;
  /** When that backup was made, UTC; undefined for the workbook's own copy, which is always being made. */
  readonly at: string | undefined;
  readonly by: string;
  readonly book: BookCopy;
  readonly notes: readonly string[];
  readonly compared: Comparison;
}

/** Chooses a backup, shows what is in it against what is here, and puts it in the place of the book when told so. */
@customElement("book-restore")
export class BookRestore extends SbElement {
  static override styles = css`
    th {
      text-align: start;
      font-weight: 400;
    }
    td,
    th {
      vertical-align: top;
    }
    ul {
      margin: 0;
      padding-inline-start: 18px;
      display: grid;
      gap: 4px;
    }
    .hint,
    li {
      overflow-wrap: anywhere;
    }
  `;
  @state() private chosen: Chosen | undefined;
  @state() private locked: { name: string; bytes: Uint8Array } | undefined;
  @state() private refused = "";
  @state() private isBusy = false;

  override render() {
    return html`<sb-card heading=${msg("Restore")}>
      <div class="stack">
        <p class="hint">
          ${msg("First you see what is in it against what is here. Nothing is changed before you say so.")}
        </p>
        <div class="row wrap">
          <sb-file-button
            label=${msg("Choose a file…")}
            accept=".xlsx"
            ?disabled=${this.isBusy}
            @sb-file=${({ detail }: CustomEvent<File>) => void this.open(detail)}
          ></sb-file-button>
          ${
            this.app.sheets?.readCopy
              ? html`<button type="button" ?disabled=${this.isBusy} @click=${this.openWorkbook}>
                  <sb-icon name="sheet"></sb-icon>${msg("From this workbook")}
                </button>`
              : nothing
          }
        </div>
        ${this.refused ? html`<sb-card tone="bad"><span role="alert">${this.refused}</span></sb-card>` : nothing}
        ${this.locked ? this.password(this.locked) : nothing}
        ${this.chosen ? this.found(this.chosen) : nothing}
      </div>
    </sb-card>`;
  }

  /** Opens a file as if it had been chosen. */
  async open(file: File): Promise<void> {
    const bytes = new Uint8Array(await file.arrayBuffer());
    await this.read(file.name, bytes);
  }

  /** Opens the bytes of a backup, with its password when it is locked. */
  async read(name: string, bytes: Uint8Array, password?: string): Promise<void> {
    await this.choose(async ({ signal, progress }) => {
      const options = { signal, progress, ...(password === undefined ? {} : { password }) };
      try {
        const { manifest, book, notes } = await readBackup(bytes, options);
        this.locked = undefined;
        return { title: name, company: manifest.company, at: manifest.at, by: manifest.by, book, notes };
      } catch (error) {
        if (!(error instanceof LockedBackup)) throw error;
        this.locked = { name, bytes };
        return undefined;
      }
    });
  }

  private readonly openWorkbook = async (): Promise<void> => {
    this.locked = undefined;
    await this.choose(async () => {
      const { copy, problem } = (await this.app.sheets?.readCopy?.()) ?? { problem: "" };
      if (!copy) throw new Refusal(problem);
      const title = msg("This workbook's own copy");
      return {
        title,
        company: companyIn(copy),
        at: undefined,
        by: "",
        book: copy,
        notes: problem ? [problem] : [],
      };
    });
  };

  /** Reads something behind a progress bar, and holds it against the book here. */
  private async choose(read: (job: Job) => Promise<Omit<Chosen, "compared"> | undefined>): Promise<void> {
    if (this.isBusy) return;
    this.chosen = undefined;
    this.refused = "";
    await this.busy(msg("Reading the backup"), async (job) => {
      const found = await read(job);
      if (!found) return;
      const here = await this.app.store.exportAll();
      this.chosen = { ...found, compared: await compareBooks(found.book, here, job.signal) };
    });
  }

  private password({ name, bytes }: { name: string; bytes: Uint8Array }) {
    const open = async (values: FormValues): Promise<void> =>
      this.read(name, bytes, String(values["password"]));
    return html`<sb-form
      saveLabel=${msg("Open")}
      .submit=${open}
      @sb-cancel=${(event: Event) => {
        event.stopPropagation();
        this.locked = undefined;
      }}
    >
      <sb-text
        name="password"
        type="password"
        label=${msg(str`Password of ${name}`)}
        required
        autofocus
      ></sb-text>
    </sb-form>`;
  }

  private found(chosen: Chosen) {
    const { format } = this.app;
    const { title, company, at, by, notes, compared } = chosen;
    const made = at ? msg(str`Made ${format.moment(at)} by ${by}`) : "";
    return html`<div class="stack" role="group" aria-label=${msg("What was found")}>
      <div>
        <b>${company || msg("A book without a company")}</b>
        <div class="hint">${title}${made ? html`<br />${made}` : nothing}</div>
      </div>
      <sb-card tone=${losesWork(compared.standing) ? "warn" : "info"}>
        <span role="status">${standingWords(compared.standing, format)}</span>
      </sb-card>
      ${
        notes.length
          ? html`<ul>
              ${notes.map((note) => html`<li>${note}</li>`)}
            </ul>`
          : nothing
      }
      ${comparisonTable(compared, format)}
      <div class="row wrap">
        <button
          type="button"
          class="primary"
          ?disabled=${this.isBusy}
          @click=${() => void this.restore(chosen)}
        >
          <sb-icon name="archive"></sb-icon>${msg("Restore this")}
        </button>
        <button type="button" class="quiet" @click=${() => (this.chosen = undefined)}>
          ${msg("Put it away")}
        </button>
      </div>
    </div>`;
  }

  private async restore(chosen: Chosen): Promise<void> {
    const { compared, company, book, at } = chosen;
    const { app } = this;
    const hasSomething = compared.here.seq > 0;
    const isSure =
      !hasSomething ||
      (await showConfirm(this, {
        title: msg("Replace the book here?"),
        body: `${standingWords(compared.standing, app.format)} ${msg("The book here is kept aside on this machine first; you can go back to it.")}`,
        figures: [
          [msg("Restored"), `${company}, ${app.format.count(compared.there.seq)}`],
          [msg("Replaced"), `${app.company?.name ?? ""}, ${app.format.count(compared.here.seq)}`],
        ],
        confirm: msg("Restore"),
        danger: losesWork(compared.standing),
      }));
    if (!isSure) return;
    const done = await this.busy(msg("Restoring the book"), async ({ signal, progress }) => {
      await restoreBook(app.store, book, { at: app.now(), by: personHere(), signal, progress });
      return true;
    });
    if (!done) return;
    this.chosen = undefined;
    if (at) await app.store.run(noteBackup({ at, seq: book.lastSeq }), "restore");
    app.toast(msg("The book was restored."));
    this.tell("book-restored");
    // The workbook of this book shows what was restored; that of another stays as it is, and its banner says so.
    await app.sheets?.claim?.().catch((error: unknown) => {
      if (!(error instanceof Refusal)) app.report(error);
    });
  }

  /** Does long work behind a bar; a refusal is shown here, a cancelled one is nothing. */
  private async busy<T>(title: string, work: (job: Job) => Promise<T>): Promise<T | undefined> {
    this.isBusy = true;
    try {
      const done = await this.app.job(title, async (job) => {
        try {
          return await work(job);
        } catch (error) {
          if (job.signal.aborted) return undefined;
          if (!(error instanceof Refusal)) throw error;
          this.refused = error.message;
          return undefined;
        }
      });
      return done?.result;
    } finally {
      this.isBusy = false;
    }
  }
}

const companyIn = ({ records }: BookCopy): string =>
  (records as readonly { id: string; name?: string }[]).find(({ id }) => id === "company:main")?.name ?? "";

declare global {
  interface HTMLElementTagNameMap {
    "book-restore": BookRestore;
  }
}
