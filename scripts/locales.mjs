// @ts-check
// Makes src/ui/locales/<language>.ts from <language>.json, where every English sentence of the sources stands with its
// translation; places are ${0}, ${1} … in the order of the English one. `node scripts/locales.mjs` writes; with --check
// it only says what is missing. (lit-localize's own extractor type-checks the whole project first: minutes.)
import { readFile, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { generateMsgId } from "@lit/localize/internal/id-generation.js";
import ts from "typescript";

const root = fileURLToPath(new URL("..", import.meta.url));
export const languages = ["uk", "hi"];

/** @typedef {{ id: string, strings: string[], text: string, isHtml: boolean }} Message */

/** Every sentence in the sources that is shown to people, by its text; of some rooms only, when named.
 * @param {readonly string[]} [rooms] @returns {Promise<Map<string, Message>>} */
export async function messages(rooms) {
  const files = (await readdir(path.join(root, "src"), { recursive: true })).filter(
    (file) =>
      file.endsWith(".ts") &&
      !file.startsWith("preview") &&
      !file.includes("locales") &&
      (!rooms || rooms.includes(file.split(/[\\/]/)[0] ?? "")),
  );
  /** @type {Map<string, Message>} */
  const found = new Map();
  for (const file of files) {
    const text = await readFile(path.join(root, "src", file), "utf8");
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    /** @param {ts.Node} node */
    const visit = (node) => {
      if (ts.isCallExpression(node) && node.expression.getText(source) === "msg") {
        const message = messageOf(node.arguments[0], source);
        if (message) found.set(message.text, message);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return found;
}

/** @param {ts.Expression | undefined} argument @param {ts.SourceFile} source @returns {Message | undefined} */
function messageOf(argument, source) {
  if (!argument) return undefined;
  if (ts.isStringLiteralLike(argument)) return messageFrom([argument.text], false);
  if (!ts.isTaggedTemplateExpression(argument)) return undefined;
  const isHtml = argument.tag.getText(source) === "html";
  const { template } = argument;
  const strings = ts.isNoSubstitutionTemplateLiteral(template)
    ? [template.text]
    : [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)];
  return messageFrom(strings, isHtml);
}

/** @param {string[]} strings @param {boolean} isHtml @returns {Message} */
const messageFrom = (strings, isHtml) => ({
  id: generateMsgId(strings, isHtml),
  strings,
  text: strings.reduce((all, part, at) => `${all}\${${at - 1}}${part}`),
  isHtml,
});

/** @param {string} language @returns {Promise<Record<string, string>>} */
export const translations = async (language) =>
  JSON.parse(await readFile(path.join(root, `src/ui/locales/${language}.json`), "utf8"));

/** @param {Map<string, Message>} all @param {Record<string, string>} known */
function moduleOf(all, known) {
  const lines = [...all.values()]
    .flatMap(({ id, strings, text, isHtml }) => {
      const translated = known[text];
      if (translated === undefined) return [];
      const tag = isHtml ? "html" : "str";
      const literal = translated.replaceAll("\\", "\\\\").replaceAll("`", "\\`");
      return [
        `  ${id}: ${strings.length > 1 || isHtml ? `${tag}\`${literal}\`` : JSON.stringify(translated)},`,
      ];
    })
    .sort();
  const uses = ["html", "str"].filter((tag) => lines.some((line) => line.includes(`: ${tag}\``)));
  const imports = [
    uses.includes("html") ? 'import { html } from "lit";\n' : "",
    uses.includes("str") ? 'import { str } from "@lit/localize";\n' : "",
  ].join("");
  return `${imports}// Made by scripts/locales.mjs from the table beside it. Do not edit.\n// prettier-ignore\nexport const templates = {\n${lines.join("\n")}\n};\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const all = await messages();
  const isCheck = process.argv.includes("--check");
  for (const language of languages) {
    const known = await translations(language);
    const missing = [...all.keys()].filter((text) => !(text in known));
    console.log(`${language}: ${all.size - missing.length} of ${all.size} sentences`);
    if (process.argv.includes("--missing"))
      console.log(missing.map((text) => JSON.stringify(text)).join("\n"));
    if (!isCheck) await writeFile(path.join(root, `src/ui/locales/${language}.ts`), moduleOf(all, known));
  }
}
