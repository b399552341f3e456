import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import type { Comparison, SetDifference, Standing } from "../backup/compare";
import type { Format } from "../ui/format";

/** How what was chosen stands to the book that is here, in one sentence. */
export function standingWords(standing: Standing, { count }: Format): string {
  switch (standing.kind) {
    case "nothing here":
      return msg("Nothing was saved on this machine yet.");
    case "same":
      return msg("It is the same as the book here: restoring it changes nothing.");
    case "older":
      return msg(
        str`It is older: the book here has gone on by ${count(standing.by)} changes, which would be lost.`,
      );
    case "newer":
      return msg(str`It is newer: it has gone on from the book here by ${count(standing.by)} changes.`);
    case "apart":
      return msg(
        str`Both went their own way after change ${count(standing.common)}: it by ${count(standing.there)} changes, the book here by ${count(standing.here)}, which would be lost.`,
      );
    case "other book":
      return msg("It is another book than the one here, all of which would be replaced.");
  }
}

/** Whether restoring loses something that was saved here. */
export const losesWork = ({ kind }: Standing): boolean =>
  kind === "older" || kind === "apart" || kind === "other book";

/** What is in the one and in the other, set by set, with what differs. */
export const comparisonTable = ({ there, here, sets }: Comparison, format: Format): TemplateResult => {
  const changed = sets.filter(({ onlyThere, onlyHere, differing }) => onlyThere + onlyHere + differing);
  const moment = (at: string) => (at ? format.moment(at) : "–");
  const all = (side: "there" | "here") => sets.reduce((sum, set) => sum + set[side], 0);
  return html`<table class="figures">
      <thead>
        <tr>
          <th scope="col"></th>
          <th scope="col" class="number">${msg("Chosen")}</th>
          <th scope="col" class="number">${msg("Here")}</th>
        </tr>
      </thead>
      <tbody>
        ${row(msg("Last change no."), format.count(there.seq), format.count(here.seq))}
        ${row(msg("Last change"), moment(there.at), moment(here.at))}
        ${row(msg("Records"), format.count(all("there")), format.count(all("here")))}
        ${changed.map((set) => differenceRow(set, format))}
      </tbody>
    </table>
    ${changed.length ? nothing : html`<p class="hint">${msg("No record differs.")}</p>`}`;
};

const row = (name: string, there: string, here: string, more: unknown = nothing): TemplateResult =>
  html`<tr>
    <th scope="row">${name}${more}</th>
    <td class="number">${there}</td>
    <td class="number">${here}</td>
  </tr>`;

function differenceRow(
  { name, there, here, onlyThere, onlyHere, differing, examples }: SetDifference,
  { count }: Format,
): TemplateResult {
  const words = [
    onlyThere ? msg(str`${count(onlyThere)} only chosen`) : "",
    onlyHere ? msg(str`${count(onlyHere)} only here`) : "",
    differing ? msg(str`${count(differing)} differ`) : "",
  ].filter(Boolean);
  const hint = html`<div class="hint">${words.join(" · ")}<br />${examples.join(", ")}</div>`;
  return row(name, count(there), count(here), hint);
}
