/** What the person chose; `auto` follows Office, else the system. */
export type ThemeChoice = "auto" | "light" | "dark";

const system = matchMedia("(prefers-color-scheme: dark)");
let choice: ThemeChoice = "auto";
let office: "light" | "dark" | undefined;

/** Chooses light, dark or auto. */
export function chooseTheme(wanted: ThemeChoice): void {
  choice = wanted;
  apply();
}

/** Takes over Office's background colour; undefined where Office does not say (Excel on the web). */
export function followOffice(bodyBackground: string | undefined): void {
  office = bodyBackground === undefined ? undefined : isDark(bodyBackground) ? "dark" : "light";
  apply();
}

/** Whether a `#rrggbb` colour is darker than middle grey, as the eye sees it. */
export function isDark(colour: string): boolean {
  const [red = 255, green = 255, blue = 255] = (colour.match(/[\da-f]{2}/gi) ?? []).map((hex) =>
    parseInt(hex, 16),
  );
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}

function apply(): void {
  const auto = office ?? (system.matches ? "dark" : "light");
  document.documentElement.dataset.theme = choice === "auto" ? auto : choice;
}

system.addEventListener("change", apply);
