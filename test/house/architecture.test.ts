import { existsSync, writeFileSync } from "node:fs";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { draw, objection, placeOf } from "./picture";
import { filesIn, importsOf, root, target, textOf, treeOf, visit } from "./sources";

const files = filesIn("src", ".ts").filter((file) => !file.endsWith(".d.ts"));
const inSrc = (file: string) => file.replace(/^src\//, "").replace(/\.ts$/, "");

/** Every import of one of our files by another, with the places of both. */
const arrows = files.flatMap((file) =>
  importsOf(treeOf(file)).flatMap((specifier) => {
    const to = target(file, specifier);
    // Pictures and style sheets are nobody's layer.
    if (to === undefined || !existsSync(`${root}/${to}.ts`)) return [];
    return [{ file, to, fromPlace: placeOf(inSrc(file)), toPlace: placeOf(inSrc(to)) }];
  }),
);

describe("the house", () => {
  it("has a room for every file", () => {
    expect(files.filter((file) => placeOf(inSrc(file)) === undefined)).toEqual([]);
  });

  it("lets imports point down only", () => {
    const wrong = arrows.flatMap(({ file, to, fromPlace, toPlace }) => {
      const why = fromPlace && toPlace ? objection(fromPlace, toPlace) : undefined;
      return why ? [`${file} imports ${to}: ${why}`] : [];
    });
    expect(wrong).toEqual([]);
  });

  it("is as the README draws it", () => {
    const found = arrows.flatMap(({ fromPlace, toPlace }) =>
      fromPlace && toPlace ? [[fromPlace.layer, toPlace.layer] as const] : [],
    );
    const readme = textOf("README.md");
    const picture = /(?<=```mermaid\n)[\s\S]*?(?=\n```)/;
    if (process.env["UPDATE_PICTURE"])
      writeFileSync(`${root}/README.md`, readme.replace(picture, draw(found)));
    else expect(picture.exec(readme)?.[0], "draw it anew with UPDATE_PICTURE=1").toBe(draw(found));
  });
});

/** Files outside the allowed ones that import a package. */
const importers = (name: RegExp, allowed: RegExp) =>
  files.filter(
    (file) => !allowed.test(file) && importsOf(treeOf(file)).some((specifier) => name.test(specifier)),
  );

/** Whether a file uses a global of Office: not a property of that name, and nothing the file declares itself. */
function saysExcel(file: string): boolean {
  let uses = false;
  let declares = false;
  visit(treeOf(file), (node) => {
    if (!ts.isIdentifier(node) || !/^(Excel|Office|OfficeExtension)$/.test(node.text)) return;
    const { parent } = node;
    if (ts.isImportClause(parent) || ts.isImportSpecifier(parent) || ts.isNamespaceImport(parent))
      declares = true;
    const isProperty = ts.isPropertyAccessExpression(parent) && parent.name === node;
    const isRightOfType = ts.isQualifiedName(parent) && parent.right === node;
    const isKey = ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent);
    if (!isProperty && !isRightOfType && !isKey) uses = true;
  });
  return uses && !declares;
}

describe("what only one place may do", () => {
  it("leaves IndexedDB to the store", () => {
    expect(importers(/^idb$/, /^src\/store\//)).toEqual([]);
  });

  it("leaves Excel to its adapter and to the pane's root", () => {
    // The preview's host plays Excel, and in Node it also hands it out.
    const allowed = /^src\/(workbook\/excel(-[\w-]+)?|taskpane|preview\/host\/node)\.ts$/;
    expect(files.filter((file) => !allowed.test(file) && saysExcel(file))).toEqual([]);
  });

  it("leaves Univer and exceljs to the preview", () => {
    expect(importers(/^(@univerjs|exceljs|rxjs|react)/, /^src\/preview\//)).toEqual([]);
  });

  it("imports nothing of Microsoft's library, whose licence we could not pass on", () => {
    expect(importers(/^@microsoft\/office-js/, /^$/)).toEqual([]);
  });
});

/** Addresses that name a format, a namespace or a thing to open on the user's wish, and are never fetched. */
const ADDRESSES = [
  /^http:\/\/schemas\.openxmlformats\.org\//,
  /^http:\/\/schemas\.microsoft\.com\//,
  /^http:\/\/purl\.oclc\.org\//,
  /^http:\/\/www\.w3\.org\//,
  /^https:\/\/wa\.me\//,
  /^https?:\/\/localhost\b/,
];

describe("files", () => {
  it("have at most 300 lines", () => {
    // The locales are written by a script, one line a sentence.
    const own = files.filter((file) => !file.startsWith("src/ui/locales/"));
    const lines = own.map((file) => ({ file, lines: textOf(file).trimEnd().split("\n").length }));
    expect(lines.filter((one) => one.lines > 300)).toEqual([]);
  });

  it("name no outside address", () => {
    const found = filesIn("src", ".ts", ".html", ".css").flatMap((file) =>
      [...textOf(file).matchAll(/\bhttps?:\/\/[^\s"'`<>)\\]+/g)]
        .filter(([address]) => !ADDRESSES.some((allowed) => allowed.test(address)))
        .map(([address]) => `${file}: ${address}`),
    );
    expect(found).toEqual([]);
  });

  it("export by name, and re-export nothing", () => {
    const barrels = files.filter((file) => {
      const statements = treeOf(file).statements;
      return statements.some(
        (one) => ts.isExportAssignment(one) || (ts.isExportDeclaration(one) && !one.exportClause),
      );
    });
    expect(barrels.filter((file) => file !== "src/records.ts")).toEqual([]);
  });

  it("are not called utils", () => {
    expect(files.filter((file) => /\b(utils?|helpers?|misc|common)\b/.test(file))).toEqual([]);
  });
});
