import {literal} from "../warehouse/open.js";

/** What a change is explained for. */
export interface Scope {
  level: "nation" | "province" | "sector" | "officer";
  /** VN, a province of today, a section of VSIC 2025, or a responsible officer. */
  code: string;
}

export const NATION: Scope = {level: "nation", code: "VN"};

/** The map that a scope's rates are read by. */
export function mapOf({level}: Scope): string {
  return level === "province" ? "as-is" : "";
}

const COLUMN = {province: "place", sector: "section", officer: "officer"} as const;

/** A condition on columns `place`, `section` and `officer`. */
export function within({level, code}: Scope): string {
  if (level === "nation") return "true";
  return `${COLUMN[level]} = ${literal(code)}`;
}
