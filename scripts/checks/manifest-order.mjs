// @ts-check
import { childrenOf, kindOf, nameOf } from "./xml.mjs";

/** @typedef {import("./xml.mjs").Element} Element */

/**
 * The children each element may have, in the only order the schema allows; `!` must be there, `*` may repeat.
 * Keys are element names, or `name:xsi-type` where the type decides.
 * @type {Record<string, string>}
 */
const ORDER = {
  OfficeApp:
    "Id! AlternateId Version! ProviderName! DefaultLocale! DisplayName! Description! IconUrl! HighResolutionIconUrl " +
    "SupportUrl AppDomains Hosts! Requirements DefaultSettings! Permissions! VersionOverrides ExtendedOverrides",
  AppDomains: "AppDomain*",
  Requirements: "Sets Methods",
  Sets: "Set*",
  DefaultSettings: "SourceLocation! RequestedWidth RequestedHeight",
  VersionOverrides:
    "Description Requirements Hosts! Resources! EquivalentAddins WebApplicationInfo VersionOverrides",
  Hosts: "Host*",
  "Host:Workbook": "Runtimes AllFormFactors DesktopFormFactor! MobileFormFactor",
  Runtimes: "Runtime*",
  DesktopFormFactor: "GetStarted FunctionFile! ExtensionPoint*",
  GetStarted: "Title! Description! LearnMoreUrl!",
  "ExtensionPoint:PrimaryCommandSurface": "CustomTab* OfficeTab*",
  "ExtensionPoint:ContextMenu": "OfficeMenu*",
  CustomTab: "OverriddenByRibbonApi Group* Label! InsertAfter InsertBefore",
  OfficeTab: "Group*",
  OfficeMenu: "Control*",
  Group: "OverriddenByRibbonApi Label! Icon! Control* OfficeControl*",
  "Control:Button": "OverriddenByRibbonApi Label! ToolTip Supertip! Icon! Action! Enabled",
  "Control:Menu": "OverriddenByRibbonApi Label! ToolTip Supertip! Icon Items!",
  Items: "Item*",
  Item: "OverriddenByRibbonApi Label! ToolTip Supertip! Icon Action! Enabled",
  Supertip: "Title! Description!",
  Icon: "Image*",
  "Action:ShowTaskpane": "TaskpaneId SourceLocation! Title",
  "Action:ExecuteFunction": "FunctionName!",
  Resources: "Images! Urls! ShortStrings! LongStrings!",
  Images: "Image*",
  Urls: "Url*",
  ShortStrings: "String*",
  LongStrings: "String*",
};

/** @param {Element} element */
function rule(element) {
  const name = element.localName ?? "";
  return ORDER[`${name}:${kindOf(element)}`] ?? ORDER[name];
}

/** @param {string[]} found @param {string[]} places @returns {string[]} */
function sequenceProblems(found, places) {
  const bare = places.map((place) => place.replace(/[!*]/g, ""));
  const known = found.map((name) => bare.indexOf(name)).filter((at) => at >= 0);
  return known.flatMap((at, k) => {
    const before = known[k - 1] ?? -1;
    if (at < before) return [`wants ${bare[at]} before ${bare[before]}`];
    return at === before && !places[at]?.endsWith("*") ? [`takes only one ${bare[at]}`] : [];
  });
}

/** @param {Element} element @returns {string[]} what is wrong with its children's names, order and number */
function childProblems(element) {
  const places = rule(element)?.split(" ");
  if (!places) return [];
  const found = childrenOf(element).map((child) => child.localName ?? "");
  const strange = found.filter((name) => !places.some((place) => place.replace(/[!*]/g, "") === name));
  const missing = places.filter((place) => place.endsWith("!") && !found.includes(place.slice(0, -1)));
  return [
    ...strange.map((name) => `cannot hold ${name}`),
    ...missing.map((place) => `lacks ${place.slice(0, -1)}`),
    ...sequenceProblems(found, places),
  ].map((problem) => `${nameOf(element)} ${problem}.`);
}

/** Elements that are unknown, missing, repeated or out of order. @param {Element} app @returns {string[]} */
export function orderProblems(app) {
  return [app, ...Array.from(app.getElementsByTagName("*"))].flatMap(childProblems);
}
