import {decodeState, encodeState} from "../../domain/explorer/state.js";
import {download} from "../csv.js";
import {asOfText, type Ctx} from "./context.js";
import {describeLine} from "./words.js";

interface SavedView {
  kind: "arrears-explorer-view";
  version: 1;
  /** What stands behind # in the address. */
  view: string;
  note: string;
  /** For people who open the file without the page. */
  filters: string;
  asOf: string;
}

/** Saves the view with its note as a file. */
export function saveView(ctx: Ctx): void {
  const {store, meta, t} = ctx;
  const saved: SavedView = {
    kind: "arrears-explorer-view",
    version: 1,
    view: encodeState(store.state, meta),
    note: store.note,
    filters: describeLine(ctx, store.state),
    asOf: asOfText(ctx)
  };
  download(`${t.savedName}.json`, new Blob([JSON.stringify(saved, null, 2)], {type: "application/json"}));
}

/** Opens a saved view; what is not one changes nothing. */
export async function openView({store, meta, t}: Ctx, file: File): Promise<void> {
  try {
    const saved = JSON.parse(await file.text()) as Partial<SavedView>;
    if (saved.kind !== "arrears-explorer-view" || typeof saved.view !== "string") throw new Error(t.invalidView);
    store.note = typeof saved.note === "string" ? saved.note : "";
    document.getElementById("xp-note")?.dispatchEvent(new Event("xp-note"));
    store.replace(decodeState(saved.view, meta));
  } catch {
    alert(t.invalidView);
  }
}
