/** Rows in quarantine on the pages: nothing to say where there are none; the rate and rank with them where there are. */
import {expect, test} from "vitest";
import {provisionalReasons} from "../../loaders/site/pages/provisional.js";
import {build} from "./world.js";
import type {Delivery} from "../oracle/types.js";
import {monthOf} from "../oracle/types.js";
import {each, history, ledgerFile} from "../oracle/make.js";

/** Two provinces; in the last month the only late payer of Hà Nội is set aside for its headcount. */
function deliveries(isSpoilt: boolean): Delivery[] {
  const months = (paid: number) => each("2025-01", "2026-10", {accrued: 1000, paid});
  const rows = [
    ...history("TA00001", "01", months(500)),
    ...history("TA00002", "01", months(1000)),
    ...history("TA00003", "79", months(900)),
    ...history("TA00004", "79", months(1000))
  ];
  const last = monthOf("2026-10");
  const spoilt = rows.map((row) =>
    isSpoilt && row.employer === "TA00001" && row.period === last
      ? {...row, fault: {column: "headcount", text: "mười"}}
      : row
  );
  return [ledgerFile("ledger.csv", spoilt)];
}

test("rate and rank with the row are those of the clean world; the province is provisional on lists and its page", async () => {
  const clean = await build(deliveries(false));
  const spoilt = await build(deliveries(true));
  const page = (built: typeof clean, path: string) => built.content.pages.find((p) => p.path === path)!;
  expect(page(clean, "vi/data-status").body).toContain("Không có dòng sổ thu nào đang bị cách ly");
  expect(page(clean, "vi/index").header).not.toContain("Tạm tính");

  const ix = monthOf("2026-10");
  const row = spoilt.world.marts.consequence.find((c) => c.code === "01" && c.period_ix === ix)!;
  const truth = clean.world.at("province", "01", ix)!;
  expect([row.rate_low, row.rate_high]).toEqual([truth.arrears_rate, truth.arrears_rate]);
  expect([row.rank, row.rank_low, row.rank_high, row.moves_rank]).toEqual([2, truth.rank, truth.rank, true]);
  expect(provisionalReasons(spoilt.world, "01", ix, "vi")).toContain("dòng cách ly có thể làm đổi thứ hạng");
  expect(provisionalReasons(clean.world, "01", ix, "vi")).toEqual([]);
  for (const path of ["vi/index", "vi/provinces", "vi/sectors", "vi/provinces/01", "vi/data-status"])
    expect(page(spoilt, path).header, path).toContain("Hà Nội");
  expect(page(spoilt, "vi/provinces/01").body).toMatch(/Tháng.10\/2026: tạm tính, vì/);
  expect(page(spoilt, "en/data-status").body).toContain("Rate with them");
  const listed = /<tr data-code="01">.*?<\/tr>/s.exec(page(spoilt, "vi/provinces").body)![0];
  expect(listed).toContain("tạm tính");
});
