import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/** The project's folder. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/** The files below a folder of the project that end so, as paths from the project with forward slashes, sorted. */
export function filesIn(folder: string, ...endings: string[]): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .map((file) => path.posix.join(folder, file.replaceAll("\\", "/")))
    .filter((file) => endings.some((ending) => file.endsWith(ending)))
    .sort();
}

export const textOf = (file: string): string => readFileSync(path.join(root, file), "utf8");

const trees = new Map<string, ts.SourceFile>();

/** The file as a syntax tree with parents, read once. */
export function treeOf(file: string): ts.SourceFile {
  const known = trees.get(file);
  if (known) return known;
  const tree = ts.createSourceFile(file, textOf(file), ts.ScriptTarget.Latest, true);
  trees.set(file, tree);
  return tree;
}

/** Calls back for every node of a tree. */
export function visit(node: ts.Node, hear: (node: ts.Node) => void): void {
  hear(node);
  ts.forEachChild(node, (child) => visit(child, hear));
}

const textIn = (node: ts.Node | undefined): string | undefined =>
  node && ts.isStringLiteralLike(node) ? node.text : undefined;

/** Imports of every form: import, export from, import(), import types, and new URL("./x", import.meta.url). */
function specifier(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return textIn(node.moduleSpecifier);
  if (ts.isImportTypeNode(node))
    return ts.isLiteralTypeNode(node.argument) ? textIn(node.argument.literal) : undefined;
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return textIn(node.arguments[0]);
  const isUrl =
    ts.isNewExpression(node) && node.expression.getText() === "URL" && node.arguments?.length === 2;
  return isUrl && node.arguments[1]?.getText() === "import.meta.url" ? textIn(node.arguments[0]) : undefined;
}

/** What a file imports, as written. */
export function importsOf(tree: ts.SourceFile): string[] {
  const found: string[] = [];
  visit(tree, (node) => {
    const name = specifier(node);
    if (name !== undefined) found.push(name);
  });
  return found;
}

/** Where a relative import leads, as a path from the project without ending; undefined for a package. */
export function target(file: string, specifier: string): string | undefined {
  if (!specifier.startsWith(".")) return undefined;
  return path.posix.join(path.posix.dirname(file), specifier.replace(/\?.*$/, "")).replace(/\.ts$/, "");
}
