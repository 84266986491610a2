import type {Lang} from "../domain/format.js";

export type {Lang};

/** What an axis measures; it decides tick labels and the unit's wording. */
export type Unit = "percent" | "dong" | "count";

/** What every chart says about itself: its title states the finding, its description is for readers who cannot see it. */
export interface ChartText {
  lang: Lang;
  /** Unique on its page. */
  id: string;
  title: string;
  description: string;
  /** "half" for charts that share a row with another one; the default is the full width of the page. */
  size?: ChartSize;
}

export type ChartSize = "wide" | "half";

export interface Series {
  key: string;
  label: string;
  values: (number | null)[];
  emphasis?: boolean;
  dashed?: boolean;
}

export interface Level {
  value: number;
  label: string;
}

export interface ChartEvent {
  period: string;
  label: string;
  kind: string;
}

/** A figure published elsewhere, shown as a mark of its own beside the computed series. */
export interface PublishedPoint {
  period: string;
  value: number;
  label: string;
}
