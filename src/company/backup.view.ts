import { msg, str } from "@lit/localize";
import { css, html, nothing } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { writeBackup } from "../backup/export";
import { lock } from "../backup/lock";
import { Refusal } from "../base/refusal";
import type { KeptFile } from "../store/set-aside";
import "../ui/badge";
import "../ui/card";
import { SbElement } from "../ui/element";
import "../ui/form";
import type { FormValues } from "../ui/form";
import "../ui/icon";
import "../ui/page";
import { personHere } from "../ui/preferences";
import { saveFile } from "../ui/save-file";
import "../ui/text-field";
import { backupAge, type BackupAge } from "./backup-queries";
import { noteBackup } from "./backup-commands";
import "./restore.view";
import type { BookRestore } from "./restore.view";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/** Shorter ones are found by trying. */
const SHORTEST = 8;

/** Backup and restore: saves the whole book as a file, and puts one back. */
@customElement("backup-page")
export class BackupPage extends SbElement {
  static override styles = css`
    ol {
      margin: 0;
      padding: 0;
      list-style: none;
      display: grid;
      gap: 8px;
    }
  `;
  @state() private kept: readonly KeptFile[] = [];
  @query("book-restore") private restore!: BookRestore;
  private readonly age = this.liveInTime((read) => backupAge(read, this.app.today()));

  override connectedCallback(): void {
    super.connectedCallback();
    void this.listKept();
  }

  override render() {
    return html`<sb-page back heading=${msg("Backup and restore")} @book-restored=${this.listKept}>
      ${this.age.value ? this.last(this.age.value) : nothing}
      <sb-card heading=${msg("Back up")}>
        <p class="hint">
          ${msg(
            "One workbook with everything: tables to read, and a copy that puts the book back exactly. Keep it away from this computer.",
          )}
        </p>
        <sb-form
          saveLabel=${msg("Save a backup")}
          .submit=${this.save}
          @sb-cancel=${(event: Event) => event.stopPropagation()}
        >
          <div class="grid2">
            <sb-text
              name="password"
              type="password"
              label=${msg("Password")}
              hint=${msg("Only if it should be locked.")}
            ></sb-text>
            <sb-text name="again" type="password" label=${msg("The same again")}></sb-text>
          </div>
        </sb-form>
      </sb-card>
      <book-restore></book-restore>
      ${this.kept.length ? this.keptFiles() : nothing}
    </sb-page>`;
  }

  private last({ last, since, isDue }: BackupAge) {
    const { format } = this.app;
    return html`<sb-card heading=${msg("Last backup")} tone=${isDue ? "warn" : "ok"}>
      ${
        last
          ? html`<b>${format.dayFrom(since, this.app.today())}</b>
              <div class="hint">
                ${msg(str`${format.moment(last.at)}, up to change ${format.count(last.seq)}`)}
              </div>`
          : html`<b>${msg("There is none yet.")}</b>`
      }
    </sb-card>`;
  }

  private readonly save = async (values: FormValues): Promise<void> => {
    const { app } = this;
    const password = String(values["password"] ?? "");
    if (password && password.length < SHORTEST)
      throw new Refusal(msg("Nothing is saved yet."), {
        password: msg(str`At least ${SHORTEST} characters.`),
      });
    if (password !== String(values["again"] ?? ""))
      throw new Refusal(msg("Nothing is saved yet."), { again: msg("The two are not the same.") });
    const at = app.now();
    const done = await app.job(msg("Making the backup"), async ({ signal, progress }) => {
      try {
        const copy = await app.store.exportAll();
        const bytes = await writeBackup(copy, { at, by: personHere(), signal, progress });
        return { seq: copy.lastSeq, bytes: password ? await lock(bytes, password) : bytes };
      } catch (error) {
        if (signal.aborted) return undefined;
        throw error;
      }
    });
    if (!done?.result) return;
    const { bytes, seq } = done.result;
    saveFile(bytes, fileName(app.today(), password ? undefined : app.company?.name), XLSX);
    await app.store.run(noteBackup({ at, seq }));
    app.toast(
      msg(str`The backup is in your downloads (${app.format.count(Math.ceil(bytes.length / 1000))} KB).`),
    );
  };

  private keptFiles() {
    const { format } = this.app;
    return html`<sb-card heading=${msg("Kept before a restore")}>
      <ol>
        ${this.kept.map(
          (file) =>
            html`<li class="stack">
              <div>
                <b>${file.company || msg("A book without a company")}</b>
                <div class="hint">
                  ${msg(str`${format.moment(file.at)} · change ${format.count(file.seq)} · ${format.count(file.records)} records`)}
                </div>
              </div>
              <div class="row wrap">
                <button type="button" @click=${() => void this.goBack(file)}>
                  <sb-icon name="undo"></sb-icon>${msg("Go back to it…")}
                </button>
                <button type="button" class="quiet" @click=${() => void this.download(file)}>
                  <sb-icon name="download"></sb-icon>${msg("Save as a file")}
                </button>
                <button type="button" class="quiet danger" @click=${() => void this.forget(file)}>
                  ${msg("Forget it")}
                </button>
              </div>
            </li>`,
        )}
      </ol>
    </sb-card>`;
  }

  private readonly listKept = async (): Promise<void> => {
    this.kept = await this.app.store.setAside.list().catch(() => []);
  };

  private async goBack({ at, company }: KeptFile): Promise<void> {
    const bytes = await this.app.store.setAside.read(at);
    if (bytes) await this.restore.read(msg(str`${company}, kept before a restore`), bytes);
  }

  private async download({ at, company }: KeptFile): Promise<void> {
    const bytes = await this.app.store.setAside.read(at);
    if (bytes) saveFile(bytes, fileName(at.slice(0, 10), company), XLSX);
  }

  private async forget({ at }: KeptFile): Promise<void> {
    await this.app.store.setAside.remove(at);
    await this.listKept();
  }
}

/** A locked backup tells not even whose it is. */
const fileName = (day: string, company: string | undefined): string => {
  const whose = (company ?? msg("locked")).replace(/[\\/:*?"<>|\u0000-\u001f]+/g, " ").trim();
  return `Servicebook ${day} ${whose}.xlsx`;
};

declare global {
  interface HTMLElementTagNameMap {
    "backup-page": BackupPage;
  }
}
