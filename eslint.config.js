import js from "@eslint/js";
import lit from "eslint-plugin-lit";
import officeAddins from "eslint-plugin-office-addins";
import wc from "eslint-plugin-wc";
import globals from "globals";
import ts from "typescript-eslint";

const everywhere = {
  rules: {
    "@typescript-eslint/consistent-type-imports": [
      "error",
      { fixStyle: "inline-type-imports", disallowTypeAnnotations: false },
    ],
    "@typescript-eslint/no-explicit-any": "error",
    "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
    // Where an index was just checked, "!" says it shorter than a second check would.
    "@typescript-eslint/no-non-null-assertion": "off",
    "@typescript-eslint/class-literal-property-style": "off",
    "@typescript-eslint/consistent-type-definitions": "off",
    "@typescript-eslint/no-dynamic-delete": "off",
    "@typescript-eslint/no-empty-function": "off",
    "@typescript-eslint/no-invalid-void-type": "off",
    // Refusing control characters needs naming them.
    "no-control-regex": "off",
    // The compiler knows better what exists where.
    "no-undef": "off",
    eqeqeq: ["error", "always", { null: "ignore" }],
    "no-alert": "error",
  },
};

const product = {
  files: ["src/**/*.ts"],
  ignores: ["**/*.d.ts"],
  plugins: { lit, wc },
  languageOptions: { globals: globals.browser },
  rules: {
    ...lit.configs["flat/recommended"].rules,
    ...wc.configs["flat/recommended"].rules,
    "no-console": ["error", { allow: ["warn", "error"] }],
    "no-restricted-exports": ["error", { restrictDefaultExports: { direct: true, named: true } }],
    "no-eval": "error",
    "no-implied-eval": "error",
  },
};

const excel = {
  files: ["src/workbook/excel*.ts"],
  plugins: { "office-addins": officeAddins },
  rules: {
    ...Object.fromEntries(Object.keys(officeAddins.rules).map((rule) => [`office-addins/${rule}`, "error"])),
    // These two take a way to another object (table.worksheet) for a value that has to be loaded.
    "office-addins/call-sync-before-read": "off",
    "office-addins/load-object-before-read": "off",
    // A request is at most 5 MB, so what is larger is sent piece by piece.
    "office-addins/no-context-sync-in-loop": "off",
  },
};

export default [
  { ignores: ["dist/", "dist-preview/", ".cache/", "node_modules/"] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...ts.configs.stylistic,
  everywhere,
  product,
  excel,
];
