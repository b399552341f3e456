import { msg, str } from "@lit/localize";
import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { backupAge, type BackupAge } from "../company/backup-queries";
import { fromThousandths } from "../base/quantity";
import "../ui/card";
import type { RecordId } from "../records";
import type { AppContext } from "../ui/context";
import { SbElement } from "../ui/element";
import "../ui/icon";
import "../ui/page";
import "../ui/tile";
import "./first-steps.view";
import { homePicture, type HomeLine, type HomePicture } from "./home";
import "./rows.view";
import { viewNameOf } from "./view-names";

/** What one tile shows and where it leads. */
interface Tile {
  readonly label: string;
  readonly figure: number;
  readonly badge?: string;
  readonly tone?: "warn" | "bad";
  readonly line: string;
  readonly open: () => void;
}

/** The day at a glance; for a new book, the three first steps. */
@customElement("home-page")
export class HomePage extends SbElement {
  static override styles = css`
    .tiles {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(128px, 1fr));
      gap: 8px;
    }
  `;
  private readonly seen = this.liveInTime(async (read) => ({
    isNew: (await read.count("party")) === 0,
    picture: await homePicture(read, this.app.today(), this.app.now()),
    backup: await backupAge(read, this.app.today()),
  }));

  override render() {
    const seen = this.seen.value;
    const heading = this.app.format.day(this.app.today(), "long");
    if (this.seen.error) return html`<sb-page heading=${heading}></sb-page>`;
    if (!seen) return html`<p class="hint" role="status">${msg("Reading…")}</p>`;
    return html`<sb-page heading=${heading}>
      ${seen.isNew ? html`<first-steps></first-steps>` : this.day(seen.picture, seen.backup)}
    </sb-page>`;
  }

  private day(picture: HomePicture, backup: BackupAge | undefined) {
    const { format } = this.app;
    return html`<div class="tiles">
        ${[...this.calls(picture), ...this.office(picture), ...this.backup(backup)].map(
          ({ label, figure, badge = "", tone = "warn", line, open }) =>
            html`<sb-tile
              label=${label}
              figure=${format.count(figure)}
              badge=${badge}
              tone=${tone}
              @sb-open=${open}
              >${line}</sb-tile
            >`,
        )}
      </div>
      ${this.inOrder(picture)}`;
  }

  private calls({ unassigned, inProgress, waiting, visitsToday }: HomePicture): Tile[] {
    const { format } = this.app;
    const late = (count: number) => (count ? msg(str`${format.count(count)} late`) : "");
    const calls = (show: string) => () => this.app.navigate("complaints", { show });
    return [
      {
        label: msg("Unassigned"),
        figure: unassigned.count,
        badge: late(unassigned.late),
        tone: "bad",
        line: titles(unassigned.first) || msg("every call has somebody"),
        open: calls("new"),
      },
      {
        label: msg("In progress"),
        figure: inProgress.count,
        badge: late(inProgress.late),
        tone: "bad",
        line: titles(inProgress.first) || msg("none"),
        open: calls("in progress"),
      },
      {
        label: msg("Waiting"),
        figure: waiting.count,
        badge: waiting.arrived ? msg(str`${format.count(waiting.arrived)} part here`) : "",
        line: titles(waiting.first) || msg("none"),
        open: calls("waiting"),
      },
      {
        label: msg("Visits today"),
        figure: visitsToday.count,
        badge: visitsToday.overdue ? msg(str`${format.count(visitsToday.overdue)} overdue`) : "",
        line: msg(str`${format.count(visitsToday.week)} in 7 days`),
        open: () => this.app.navigate("plan"),
      },
    ];
  }

  private office({ toBill, overdueBills, lowStock, contracts, cheques }: HomePicture): Tile[] {
    const { format } = this.app;
    return [
      {
        label: msg("Contracts expiring"),
        figure: contracts.count,
        badge: contracts.expired ? msg(str`${format.count(contracts.expired)} expired`) : "",
        tone: "bad",
        line: titles(contracts.first) || msg("none ends soon"),
        open: () =>
          this.app.navigate("alerts", { show: contracts.count ? "contract expiring" : "contract expired" }),
      },
      {
        label: msg("To bill"),
        figure: toBill.count,
        line: titles(toBill.first) || msg("everything is billed"),
        open: () => this.app.navigate("complaints", { show: "resolved" }),
      },
      {
        label: msg("Overdue bills"),
        figure: overdueBills.count,
        line: overdueBills.count
          ? format.money(overdueBills.amount, { whole: true })
          : msg("nobody is behind"),
        open: () => this.app.navigate("invoices", { show: "overdue" }),
      },
      {
        label: msg("Cheques to deposit"),
        figure: cheques.count,
        badge: cheques.bounced ? msg(str`${format.count(cheques.bounced)} bounced`) : "",
        tone: "bad",
        line: cheques.inHand
          ? msg(str`${format.money(cheques.inHand, { whole: true })} in hand`)
          : msg("none in hand"),
        open: () =>
          this.app.navigate("cheques", { show: cheques.count || !cheques.bounced ? "due" : "bounced" }),
      },
      {
        label: msg("Under reorder level"),
        figure: lowStock.count,
        line:
          lowStock.first
            .map(({ item, onHand }) => `${item.name} ${format.quantity(fromThousandths(onHand))}`)
            .join(" · ") || msg("enough of everything"),
        open: () => this.app.navigate("items", { show: "low" }),
      },
    ];
  }

  private backup(age: BackupAge | undefined): Tile[] {
    if (!age) return [];
    const { last, days, since, isDue } = age;
    return [
      {
        label: msg("Days since a backup"),
        figure: days,
        badge: isDue ? msg("due") : "",
        line: last ? this.app.format.dayFrom(since, this.app.today()) : msg("there is none yet"),
        open: () => this.app.navigate("backup"),
      },
    ];
  }

  private inOrder({ today }: HomePicture) {
    const { sheets } = this.app;
    const rows = today.map(({ id, title, detail, who }) => ({
      title,
      detail,
      end: who || msg("nobody yet"),
      ...openLine(this.app, id),
    }));
    return html`<sb-card heading=${msg("Today, in order")}>
      ${
        sheets
          ? html`<button
              slot="actions"
              type="button"
              class="quiet"
              @click=${() => void sheets.show("Visits").catch((error: unknown) => this.app.report(error))}
            >
              <sb-icon name="sheet"></sb-icon>${msg("Show in sheet")}
            </button>`
          : nothing
      }
      ${
        rows.length
          ? html`<desk-rows .rows=${rows}></desk-rows>`
          : html`<div class="hint">${msg("No visit is due today.")}</div>`
      }
    </sb-card>`;
  }
}

const titles = (lines: readonly HomeLine[]): string => lines.map(({ title }) => title).join(" · ");

/** What a line opens: the page of its record. */
function openLine(app: AppContext, id: RecordId): { open?: () => void } {
  const view = viewNameOf(id);
  return view && app.router.views.has(view) ? { open: () => app.navigate(view, { id }) } : {};
}

declare global {
  interface HTMLElementTagNameMap {
    "home-page": HomePage;
  }
}
