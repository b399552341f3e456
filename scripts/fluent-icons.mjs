// @ts-check
// Writes src/ui/icons.ts: the outlines of the icons the pane uses, taken from @fluentui/svg-icons (MIT).
// Run `node scripts/fluent-icons.mjs` after adding a name here.
import { readFile, writeFile } from "node:fs/promises";

const icons = {
  home: "home_20",
  "home-on": "home_20_filled",
  call: "call_20",
  "call-on": "call_20_filled",
  contract: "document_20",
  "contract-on": "document_20_filled",
  box: "box_20",
  "box-on": "box_20_filled",
  bill: "receipt_20",
  "bill-on": "receipt_20_filled",
  money: "money_20",
  "money-on": "money_20_filled",
  chart: "data_bar_vertical_20",
  "chart-on": "data_bar_vertical_20_filled",
  more: "more_horizontal_20",
  "more-on": "more_horizontal_20_filled",
  bell: "alert_20",
  search: "search_20",
  add: "add_20",
  close: "dismiss_20",
  down: "chevron_down_20",
  up: "chevron_up_20",
  left: "chevron_left_20",
  right: "chevron_right_20",
  back: "arrow_left_20",
  calendar: "calendar_ltr_20",
  sheet: "table_20",
  check: "checkmark_20",
  ok: "checkmark_circle_20",
  warning: "warning_20",
  error: "error_circle_20",
  info: "info_20",
  copy: "copy_20",
  print: "print_20",
  delete: "delete_20",
  edit: "edit_20",
  person: "person_20",
  people: "people_20",
  "person-add": "person_add_20",
  technician: "person_wrench_20",
  settings: "settings_20",
  wrench: "wrench_20",
  task: "clipboard_task_20",
  undo: "arrow_undo_20",
  sync: "arrow_sync_20",
  archive: "archive_20",
  building: "building_20",
  shield: "shield_checkmark_20",
  history: "history_20",
  chat: "chat_20",
  mail: "mail_20",
  moon: "weather_moon_20",
  sun: "weather_sunny_20",
  help: "question_circle_20",
  clock: "clock_20",
  location: "location_20",
  wallet: "wallet_credit_card_20",
  import: "arrow_import_20",
  download: "arrow_download_20",
  open: "open_20",
  filter: "filter_20",
  truck: "vehicle_truck_profile_20",
  sparkle: "sparkle_20",
  database: "database_20",
  save: "save_20",
  lock: "lock_closed_20",
  menu: "more_vertical_20",
  unit: "tag_20",
  note: "note_20",
  pause: "pause_circle_20",
  repeat: "arrow_repeat_all_20",
};

const folder = new URL("../node_modules/@fluentui/svg-icons/icons/", import.meta.url);

/** @param {string} file */
async function outline(file) {
  const name = file.endsWith("filled") ? file : `${file}_regular`;
  const svg = await readFile(new URL(`${name}.svg`, folder), "utf8");
  return [...svg.matchAll(/ d="([^"]+)"/g)].map((match) => match[1]).join("");
}

const lines = await Promise.all(
  Object.entries(icons).map(
    async ([name, file]) => `  ${JSON.stringify(name)}: ${JSON.stringify(await outline(file))},`,
  ),
);
const text = `// Made by scripts/fluent-icons.mjs from Fluent System Icons, © Microsoft Corporation, MIT licence. Do not edit.

/** Outlines in a 20 × 20 box, by the names used in \`<sb-icon name>\`. */
// prettier-ignore
export const icons = {
${lines.join("\n")}
} as const;

export type IconName = keyof typeof icons;
`;
await writeFile(new URL("../src/ui/icons.ts", import.meta.url), text);
