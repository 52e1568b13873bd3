import js from "@eslint/js";
import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["build/", "dist/", "data/", ".react-router/", "node_modules/", "**/*.generated.ts"] },
  js.configs.recommended,
  {
    files: ["**/*.ts", "**/*.tsx"],
    extends: [tseslint.configs.recommendedTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "no-console": "error",
      eqeqeq: "error",
      "no-restricted-syntax": [
        "error",
        { selector: "TSEnumDeclaration", message: "Use a union of strings: the code runs without a build." },
        { selector: "ExportAllDeclaration", message: "No barrel files: import from the file that says it." },
      ],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/consistent-type-definitions": "off",
      // Typed arrays are dense: `column[row]!` is the honest way to read them under noUncheckedIndexedAccess.
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
    },
  },
  {
    files: ["src/**/*.ts", "src/**/*.tsx"],
    rules: { "max-lines": ["error", { max: 400, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ["src/domain/figures/*.ts"],
    rules: {
      // Figures loop over millions of rows, and `for … of` over a typed array takes half as long again.
      "@typescript-eslint/prefer-for-of": "off",
    },
  },
  {
    files: ["src/web/**/*.ts", "src/web/**/*.tsx"],
    rules: {
      // How a route says that there is no such page.
      "@typescript-eslint/only-throw-error": ["error", { allow: [{ from: "lib", name: "Response" }] }],
    },
  },
  {
    files: ["src/domain/**/*.ts", "src/texts/**/*.ts", "src/kernel/**/*.ts"],
    rules: {
      "no-restricted-globals": ["error", "process", "fetch", "setTimeout", "setInterval", "performance", "Buffer"],
      "no-restricted-properties": [
        "error",
        { object: "Math", property: "random", message: "The domain is pure: take random numbers as an argument." },
        { object: "Date", property: "now", message: "The domain is pure: take the day as an argument." },
      ],
    },
  },
  {
    files: ["**/*.js"],
    languageOptions: { globals: { process: "readonly", console: "readonly", URL: "readonly", Buffer: "readonly" } },
  },
  {
    files: ["src/web/scripts/*.js"],
    languageOptions: {
      globals: Object.fromEntries(
        [
          "document",
          "location",
          "history",
          "fetch",
          "FormData",
          "URLSearchParams",
          "DOMParser",
          "AbortController",
          "CSS",
          "setTimeout",
          "clearTimeout",
        ].map((name) => [name, "readonly"]),
      ),
    },
  },
  { files: ["src/cli/**/*.ts", "bench/**/*.ts", "scripts/**/*", "bin/**/*"], rules: { "no-console": "off" } },
);
