const KEY = "theme";

/** Remembers the reader's choice; a short script in the page's head has applied it before the first paint. */
export function enhanceTheme(root: ParentNode): void {
  const select = root.querySelector<HTMLSelectElement>("select[data-theme-choice]");
  if (!select) return;
  select.value = read() ?? "auto";
  select.addEventListener("change", () => {
    const choice = select.value;
    if (choice === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = choice;
    write(choice);
  });
}

/** Storage may be switched off; the choice then lasts as long as the page. */
function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function write(choice: string): void {
  try {
    if (choice === "auto") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, choice);
  } catch {
    // Nothing to remember it in.
  }
}
