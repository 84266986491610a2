import tseslint from "typescript-eslint";

/** The walls of the house: a folder imports only from those it stands on (docs/decisions). */
const wall = (files, forbidden, message) => ({
  files,
  rules: {"no-restricted-imports": ["error", {patterns: forbidden.map((group) => ({group, message}))}]}
});

export default tseslint.config(
  {ignores: ["node_modules/", "dist/", "data/", "coverage/", "src/.observablehq/"]},
  ...tseslint.configs.recommendedTypeChecked.map((config) => ({...config, files: ["**/*.ts"]})),
  {
    files: ["**/*.ts"],
    languageOptions: {parserOptions: {projectService: true, tsconfigRootDir: import.meta.dirname}},
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/consistent-type-imports": ["error", {fixStyle: "inline-type-imports"}],
      "@typescript-eslint/restrict-template-expressions": "off",
      "max-lines": ["error", {max: 400}]
    }
  },
  {
    files: ["test/**/*.ts"],
    rules: {"@typescript-eslint/no-unsafe-assignment": "off", "@typescript-eslint/no-unsafe-member-access": "off"}
  },
  wall(
    ["src/**/*.ts"],
    [["node:*"], ["@duckdb/*"], ["**/loaders/**"], ["npm:*"]],
    "src may reach the browser: nothing of Node, the engine or the loaders"
  ),
  wall(
    ["src/domain/**/*.ts"],
    [["node:*"], ["@duckdb/*"], ["**/loaders/**"], ["**/components/**"], ["**/client/**"], ["**/i18n/**"]],
    "src/domain is pure and stands on nothing"
  ),
  wall(["loaders/**/*.ts"], [["@duckdb/*"]], "loaders/warehouse/open.ts is the only door to the engine"),
  // The engine of the browser, loaded when a reader asks for the SQL console.
  {files: ["src/client/explorer/sql.ts"], rules: {"no-restricted-imports": "off"}},
  {files: ["loaders/warehouse/open.ts"], rules: {"no-restricted-imports": "off"}},
  wall(
    ["loaders/extract/**/*.ts"],
    [["@duckdb/*"], ["**/metrics/**"], ["**/marts/**"], ["**/site/**"], ["**/export/**"]],
    "extract stands at the beginning of the flow"
  )
);
