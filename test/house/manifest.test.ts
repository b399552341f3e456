import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { manifestProblems } from "../../scripts/checks/manifest.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const manifest = readFileSync(`${root}manifest.xml`, "utf8");

it("finds nothing wrong with ours", () => {
  expect(manifestProblems(manifest, root)).toEqual([]);
});

it("names in its comment every function the ribbon runs, and no other", () => {
  const comment = /<!--([\s\S]*?)-->/.exec(manifest)?.[1] ?? "";
  const named = /\n\s+(openHome [\w ]+)\n/.exec(comment)?.[1]?.split(/\s+/) ?? [];
  const run = [...manifest.matchAll(/<FunctionName>(\w+)<\/FunctionName>/g)].map((match) => match[1]);
  expect([...named].sort()).toEqual(run.sort());
});

it("says everything in all three languages, but for the name", () => {
  const strings = [...manifest.matchAll(/<bt:String id="([\w.]+)"[^>]*?(\/>|>([\s\S]*?)<\/bt:String>)/g)];
  const silent = strings
    .filter(([, , , inner = ""]) => !/uk-UA[\s\S]*hi-IN/.test(inner))
    .map((match) => match[1]);
  expect(silent).toEqual(["Tab.Label"]);
});

/** Ours with one thing broken, and the sentence that must say so. */
const broken: [what: string, from: string | RegExp, to: string, complaint: RegExp][] = [
  ["a tag left open", "</Hosts>", "", /Not well-formed/],
  ["another root", /OfficeApp/g, "Office", /root element/],
  [
    "elements out of order",
    /(<Version>.*<\/Version>)\s*(<ProviderName>.*<\/ProviderName>)/,
    "$2$1",
    /wants Version before/,
  ],
  ["an unknown element", "<Permissions>", "<Colour/><Permissions>", /OfficeApp cannot hold Colour/],
  [
    "a tab without label",
    /<Label resid="Tab.Label" \/>\s*<\/CustomTab>/,
    "</CustomTab>",
    /CustomTab .* lacks Label/,
  ],
  [
    "a label before the groups",
    /(<CustomTab id="[\w.]+">)([\s\S]*?)(<Label resid="Tab.Label" \/>)\s*<\/CustomTab>/,
    "$1$3$2</CustomTab>",
    /wants Group before Label/,
  ],
  [
    "two versions",
    "<Version>0.1.0.0</Version>",
    "<Version>0.1.0.0</Version><Version>0.1.0.0</Version>",
    /only one Version/,
  ],
  ["an id that is no GUID", /<Id>.*<\/Id>/, "<Id>servicebook</Id>", /no GUID/],
  ["a version of three parts", "0.1.0.0", "0.1.0", /Version 0.1.0 is not/],
  ["a bare language", /uk-UA/g, "uk", /Locale uk must/],
  [
    "one id for two controls",
    'id="Servicebook.Home"',
    'id="Servicebook.Find"',
    /Servicebook.Find is used twice/,
  ],
  ["an id too long", 'id="Servicebook.Home"', `id="${"x".repeat(126)}"`, /longer than 125/],
  [
    "a resource that is nowhere",
    'Label resid="Home.Label"',
    'Label resid="Hom.Label"',
    /Hom.Label, which is nowhere/,
  ],
  [
    "a text of the wrong kind",
    'Description resid="Home.Tip"',
    'Description resid="Home.Label"',
    /wants one of LongStrings/,
  ],
  [
    "a resource nobody uses",
    "</bt:Urls>",
    '<bt:Url id="X" DefaultValue="https://localhost:3000/help.html"/></bt:Urls>',
    /Nothing refers to the resource X/,
  ],
  ["a resource id too long", /Home\.Tip/g, `Home.Tip${"x".repeat(30)}`, /longer than 32/],
  [
    "a label the ribbon cannot show",
    'DefaultValue="New complaint"',
    `DefaultValue="${"x".repeat(33)}"`,
    /longer than 32/,
  ],
  ["a tip too long", /DefaultValue="Opens the[^"]*"/, `DefaultValue="${"x".repeat(251)}"`, /longer than 250/],
  ["a translation too long", /Value="Нова заявка"/, `Value="${"я".repeat(40)}"`, /longer than 32/],
  [
    "an empty name",
    'DisplayName DefaultValue="Servicebook"',
    'DisplayName DefaultValue=""',
    /DisplayName has an empty text/,
  ],
  ["seven groups", /(<Group id="Servicebook.Money">[\s\S]*?<\/Group>)/, "$1".repeat(5), /7 groups; 6/],
  [
    "eight commands",
    /(<Control xsi:type="Button" id="Servicebook.Home">[\s\S]*?<\/Control>)/,
    "$1".repeat(5),
    /8 commands; 7/,
  ],
  ["one function twice", "<FunctionName>find<", "<FunctionName>openHome<", /openHome stands for two/],
  ["a function with a blank", "<FunctionName>find<", "<FunctionName>find it<", /no name of a function/],
  [
    "two children in the cell menu",
    /(<Control xsi:type="Menu"[\s\S]*?<\/Control>)/,
    "$1$1",
    /exactly one child, not 2/,
  ],
  ["a button in the cell menu", 'xsi:type="Menu"', 'xsi:type="Button"', /must be a Menu/],
  ["an unknown menu", "ContextMenuCell", "ContextMenuSheet", /no menu of Excel/],
  ["a short runtime", 'lifetime="long"', 'lifetime="short"', /lifetime must be long/],
  ["two runtimes", /(<Runtime .*?\/>)/, "$1$1", /exactly one Runtime/],
  [
    "commands in another page",
    'FunctionFile resid="Pane.Url"',
    'FunctionFile resid="Help.Url"',
    /FunctionFile uses Help.Url/,
  ],
  ["no shared runtime asked for", /<Set Name="SharedRuntime".*?\/>/, "", /SharedRuntime 1.1 is missing/],
  ["newer Excel than promised", 'MinVersion="1.13"', 'MinVersion="1.14"', /1.13 at most/],
  [
    "plain http",
    'SupportUrl DefaultValue="https:',
    'SupportUrl DefaultValue="http:',
    /must begin with https/,
  ],
  [
    "a foreign address",
    "https://localhost:3000/help.html",
    "https://example.org/help.html",
    /not among the AppDomains/,
  ],
  [
    "a page that is not there",
    "https://localhost:3000/help.html",
    "https://localhost:3000/hlp.html",
    /leads to nothing/,
  ],
  ["an icon of another size", "assets/home-32.png", "assets/home-16.png", /is 16 × 16, not 32 × 32/],
  ["an icon that is no picture", "assets/home-32.png", "help.html", /is no PNG/],
  ["an icon without a size", /\s*<bt:Image size="80" resid="Icon.home.80" \/>/, "", /lacks size 80/],
];

it.each(broken)("catches %s", (_what, from, to, complaint) => {
  const spoiled = manifest.replace(from, to);
  expect(spoiled, "the manifest was not changed").not.toBe(manifest);
  expect(manifestProblems(spoiled, root).join("\n")).toMatch(complaint);
});
