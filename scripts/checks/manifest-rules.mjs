// @ts-check
import { allOf, childrenOf, kindOf, nameOf, textOf } from "./xml.mjs";

/** @typedef {import("./xml.mjs").Element} Element */

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
const LOCALE = /^[a-z]{2,3}(-[A-Z][a-z]{3})?-[A-Z]{2}$/;
/** The most characters an id may have, the most groups a tab and the most commands a group may show. */
const MOST = { id: 125, groups: 6, commands: 7 };

/** @template T @param {T[]} list @returns {T[]} what stands in it more than once */
const repeated = (list) => [...new Set(list.filter((one, at) => list.indexOf(one) !== at))];

/** What is wrong with the add-in's own id, version and languages, and ids used twice. @param {Element} app */
export function identityProblems(app) {
  const problems = [];
  if (!GUID.test(textOf(app, "Id"))) problems.push(`Id ${textOf(app, "Id")} is no GUID.`);
  const version = textOf(app, "Version");
  if (!/^\d{1,5}(\.\d{1,5}){3}$/.test(version))
    problems.push(`Version ${version} is not of the form 1.0.0.0.`);
  const overrides = allOf(app, "Override").map((one) => one.getAttribute("Locale") ?? "");
  for (const locale of new Set([textOf(app, "DefaultLocale"), ...overrides])) {
    if (!LOCALE.test(locale)) problems.push(`Locale ${locale} must name language and region, such as uk-UA.`);
  }
  const ids = Array.from(app.getElementsByTagName("*"))
    .filter((element) => element.hasAttribute("id") && element.localName !== "OfficeMenu")
    .map((element) => element.getAttribute("id") ?? "");
  for (const id of repeated(ids)) problems.push(`Id ${id} is used twice.`);
  for (const id of ids)
    if (id.length > MOST.id) problems.push(`Id ${id} is longer than ${MOST.id} characters.`);
  return problems;
}

/** @param {Element} tab @returns {string[]} */
function tabProblems(tab) {
  const groups = allOf(tab, "Group");
  const many =
    groups.length > MOST.groups
      ? [`${nameOf(tab)} has ${groups.length} groups; ${MOST.groups} are shown.`]
      : [];
  const crowded = groups.flatMap((group) => {
    const commands = allOf(group, "Control").length;
    if (commands === 0) return [`${nameOf(group)} has no command.`];
    return commands > MOST.commands
      ? [`${nameOf(group)} has ${commands} commands; ${MOST.commands} are shown.`]
      : [];
  });
  return [...many, ...crowded];
}

/** @param {Element} menu @returns {string[]} */
function contextMenuProblems(menu) {
  const controls = childrenOf(menu);
  const known = /^ContextMenu(Cell|Text)$/.test(menu.getAttribute("id") ?? "");
  const problems = known ? [] : [`${nameOf(menu)} is no menu of Excel.`];
  if (controls.length !== 1)
    problems.push(`${nameOf(menu)} must have exactly one child, not ${controls.length}.`);
  else if (controls[0] && kindOf(controls[0]) !== "Menu")
    problems.push(`The child of ${nameOf(menu)} must be a Menu.`);
  return problems;
}

/** More than the ribbon shows, functions named twice, and context menus Excel would not show. @param {Element} app */
export function ribbonProblems(app) {
  const functions = allOf(app, "FunctionName").map((one) => one.textContent?.trim() ?? "");
  const misnamed = functions.filter((name) => !/^[A-Za-z_$][\w$]*$/.test(name));
  return [
    ...(allOf(app, "CustomTab").length > 1 ? ["An add-in may have only one tab of its own."] : []),
    ...allOf(app, "CustomTab", "OfficeTab").flatMap(tabProblems),
    ...misnamed.map((name) => `FunctionName “${name}” is no name of a function.`),
    ...repeated(functions).map((name) => `FunctionName ${name} stands for two commands.`),
    ...allOf(app, "OfficeMenu").flatMap(contextMenuProblems),
  ];
}

/** What keeps pane and commands from sharing one long-lived runtime, and the API sets asked for. @param {Element} app */
export function runtimeProblems(app) {
  const [runtime, ...more] = allOf(app, "Runtime");
  if (!runtime || more.length > 0)
    return [`There must be exactly one Runtime, not ${runtime ? more.length + 1 : 0}.`];
  const resid = runtime.getAttribute("resid");
  const problems =
    runtime.getAttribute("lifetime") === "long" ? [] : ["The Runtime's lifetime must be long."];
  for (const element of allOf(app, "FunctionFile", "SourceLocation")) {
    const own = element.getAttribute("resid");
    if (own !== null && own !== resid)
      problems.push(`${element.localName} uses ${own}, not the Runtime's ${resid}.`);
  }
  const sets = new Map(
    allOf(app, "Set").map((set) => [set.getAttribute("Name"), set.getAttribute("MinVersion")]),
  );
  if (sets.get("SharedRuntime") !== "1.1") problems.push("The requirement SharedRuntime 1.1 is missing.");
  const excel = Number(/^1\.(\d+)$/.exec(sets.get("ExcelApi") ?? "")?.[1] ?? Number.NaN);
  if (!(excel <= 13)) problems.push("ExcelApi must be required, at 1.13 at most.");
  return problems;
}
