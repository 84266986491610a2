import {literal} from "../warehouse/open.js";

/** What a change is explained for. */
export interface Scope {
  level: "nation" | "province" | "sector";
  /** VN, a province of today, or a section of VSIC 2025. */
  code: string;
}

export const NATION: Scope = {level: "nation", code: "VN"};

/** The map that a scope's rates are read by. */
export function mapOf({level}: Scope): string {
  return level === "province" ? "as-is" : "";
}

/** A condition on columns `place` and `section`. */
export function within({level, code}: Scope): string {
  if (level === "nation") return "true";
  return `${level === "province" ? "place" : "section"} = ${literal(code)}`;
}
