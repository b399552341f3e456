import ts from "typescript";
import { describe, expect, it } from "vitest";
import { filesIn, textOf, treeOf, visit } from "./sources";

const RULE = /^\s*(?:[-*]\s+)?\[([A-Z]{1,3}\d+[a-z]?)\]\s+\S/gm;
const CITATION = /\[([A-Z]{1,3}\d+[a-z]?)\]/g;
const TESTS = /^(it|test|describe)\b/;

const rules = filesIn("src", "SPEC.md").flatMap((file) =>
  [...textOf(file).matchAll(RULE)].map((match) => ({ file, id: match[1] ?? "" })),
);

/** The first argument of it(…), test(…), describe(…) and their .each(…)(…), as written. */
function testNames(file: string): string[] {
  const names: string[] = [];
  visit(treeOf(file), (node) => {
    const first =
      ts.isCallExpression(node) && TESTS.test(node.expression.getText()) ? node.arguments[0] : undefined;
    if (first && (ts.isStringLiteralLike(first) || ts.isTemplateExpression(first)))
      names.push(first.getText());
  });
  return names;
}

const citations = filesIn("test", ".test.ts").flatMap((file) =>
  testNames(file).flatMap((name) =>
    [...name.matchAll(CITATION)].map((match) => ({ file, id: match[1] ?? "" })),
  ),
);

describe("numbered rules", () => {
  it("exist", () => {
    expect(rules.length).toBeGreaterThan(0);
  });

  it("have a number of their own", () => {
    const ids = rules.map(({ id }) => id);
    expect(rules.filter(({ id }, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  it("are each proved by a test that cites them", () => {
    const cited = new Set(citations.map(({ id }) => id));
    expect(rules.filter(({ id }) => !cited.has(id)).map(({ file, id }) => `${file} [${id}]`)).toEqual([]);
  });

  it("are there when a test cites them", () => {
    const known = new Set(rules.map(({ id }) => id));
    expect(citations.filter(({ id }) => !known.has(id)).map(({ file, id }) => `${file} [${id}]`)).toEqual([]);
  });
});
