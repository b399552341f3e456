// Writes src/preview/host/members.json: which members each Excel class has, read from the declarations of
// @types/office-js (MIT). Run `node scripts/office-members.mjs` after changing SERVED or the package's version.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import ts from "typescript";

/** The classes the preview host answers. Anything else a request names fails loudly. */
const SERVED =
  `Workbook Application IterativeCalculation DocumentProperties CustomPropertyCollection CustomProperty
  WorkbookProtection WorksheetCollection Worksheet WorksheetProtection WorksheetFreezePanes PageLayout
  HeaderFooterGroup HeaderFooter PageBreakCollection PageBreak
  WorksheetCustomPropertyCollection WorksheetCustomProperty
  Range RangeAreas RangeCollection RangeView RangeViewCollection RangeFormat RangeFont RangeFill RangeBorder
  Runtime RangeBorderCollection FormatProtection RangeSort RemoveDuplicatesResult
  TableCollection TableScopedCollection Table TableColumnCollection TableColumn TableRowCollection TableRow TableSort
  AutoFilter Filter NamedItemCollection NamedItem NamedItemArrayValues SettingCollection Setting
  CustomXmlPartCollection CustomXmlPartScopedCollection CustomXmlPart
  DataValidation ConditionalFormatCollection ConditionalFormat CustomConditionalFormat CellValueConditionalFormat
  TextConditionalFormat PresetCriteriaConditionalFormat TopBottomConditionalFormat DataBarConditionalFormat
  ColorScaleConditionalFormat IconSetConditionalFormat ConditionalFormatRule ConditionalRangeFormat
  ConditionalRangeFont ConditionalRangeFill ConditionalRangeBorder ConditionalRangeBorderCollection
  ConditionalDataBarPositiveFormat ConditionalDataBarNegativeFormat
  ShapeCollection Shape ShapeFill ShapeLineFormat Image StyleCollection Style ChartCollection PivotTableCollection`
    .split(/\s+/)
    .filter(Boolean);

const require = createRequire(import.meta.url);
const path = require.resolve("@types/office-js/index.d.ts");
const { version } = require("@types/office-js/package.json");
const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);

const classes = new Map();
source.forEachChild((node) => {
  if (ts.isModuleDeclaration(node) && node.name.text === "Excel" && node.body && ts.isModuleBlock(node.body))
    for (const item of node.body.statements)
      if (ts.isClassDeclaration(item) && item.name) classes.set(item.name.text, item);
});

/** "1.9" for ExcelApi 1.9; other sets are written whole, such as "ExcelApiOnline 1.1". */
function apiSet(node) {
  const text = ts
    .getJSDocCommentsAndTags(node)
    .map((doc) => doc.getText())
    .join("\n");
  const found = /\[Api set: (\w+) ([\d.]+)/.exec(text);
  if (!found) return "1.1";
  return found[1] === "ExcelApi" ? found[2] : `${found[1]} ${found[2]}`;
}

/** "E" event, "N … Class" navigation, "S" scalar read-only, "W" scalar writable, "M" method; with the API set. */
function describe(member) {
  if (ts.isMethodDeclaration(member)) return `M ${apiSet(member)}`;
  const type = member.type?.getText() ?? "";
  if (/EventHandlers/.test(type)) return `E ${apiSet(member)}`;
  const target = /^Excel\.(\w+)(?: \| undefined)?$/.exec(type)?.[1];
  if (target && classes.has(target)) return `N ${apiSet(member)} ${target}`;
  const readonly = member.modifiers?.some((word) => word.kind === ts.SyntaxKind.ReadonlyKeyword);
  return `${readonly ? "S" : "W"} ${apiSet(member)}`;
}

const CLIENT_ONLY = /^(context|isNullObject|load|set|update|toJSON|track|untrack|retrieve|_.*)$/;
const table = {};
for (const name of [...SERVED].sort()) {
  const declaration = classes.get(name);
  if (!declaration) throw new Error(`@types/office-js ${version} has no class Excel.${name}`);
  const entry = {};
  for (const member of declaration.members) {
    if (!ts.isMethodDeclaration(member) && !ts.isPropertyDeclaration(member)) continue;
    const key = member.name.getText();
    if (CLIENT_ONLY.test(key)) continue;
    if (key === "items") entry.items = `I ${member.type.getText().replace(/^Excel\.|\[\]$/g, "")}`;
    else entry[key] ??= describe(member);
  }
  table[name] = entry;
}

writeFileSync(
  new URL("../src/preview/host/members.json", import.meta.url),
  JSON.stringify({ source: `@types/office-js ${version} (MIT)`, classes: table }, null, 1) + "\n",
);
