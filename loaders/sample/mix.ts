import {cumulate} from "./rng.js";

/** One employer type of forms B02a-TS as the sample draws it. */
export interface TypeMix {
  code: number;
  /** Share of employers, thousandths. */
  share: number;
  /** Median headcount and spread (of the logarithm). */
  median: number;
  spread: number;
  /** First letter of the employer code, and the made-up name in front of the number. */
  letter: string;
  name: string;
  /** VSIC 2018 divisions with weights, "division:weight …". */
  divisions: string;
}

/** Types of employer, their sizes and sectors: chosen so that 700,000 employers have some 17 million workers. */
export const TYPES: readonly TypeMix[] = [
  {
    code: 3,
    share: 760,
    median: 4.4,
    spread: 1.42,
    letter: "T",
    name: "Công ty TNHH Mô phỏng",
    divisions:
      "46:18 47:9 45:3 41:6 42:4 43:6 10:3 14:3.5 13:1.2 15:1 16:1.8 17:.8 18:1.2 20:.8 21:.4 22:1.6 23:1.4 24:.6 25:2.6 " +
      "26:.7 27:.8 28:.8 29:.4 30:.3 31:1.5 32:.8 33:.6 11:.4 12:.05 19:.05 01:1.2 02:.3 03:.5 05:.1 06:.03 07:.1 08:.7 " +
      "09:.1 35:.5 36:.3 37:.1 38:.4 39:.1 49:3.5 50:.4 51:.05 52:1.8 53:.3 55:1.6 56:2 58:.3 59:.4 60:.1 61:.3 62:2 " +
      "63:.3 64:.6 65:.2 66:.4 68:2 69:1.2 70:1.6 71:2.4 72:.3 73:1.4 74:.9 75:.1 77:.7 78:.7 79:.8 80:.6 81:.8 82:.9 " +
      "85:.8 86:.6 88:.05 90:.3 91:.05 92:.2 93:.4 94:.1 95:.3 96:.6"
  },
  {
    code: 5,
    share: 68,
    median: 31,
    spread: 0.8,
    letter: "H",
    name: "Đơn vị sự nghiệp Mô phỏng",
    divisions: "85:72 86:16 91:3 72:2 90:1.5 93:1 87:1 88:.5 71:1 60:.5 84:1 75:.5"
  },
  {
    code: 10,
    share: 55,
    median: 2.2,
    spread: 0.7,
    letter: "C",
    name: "Hộ kinh doanh Mô phỏng",
    divisions: "47:35 56:22 46:8 14:5 25:5 31:4 10:6 49:5 95:3 96:7 97:.5 16:2"
  },
  {
    code: 2,
    share: 33,
    median: 52,
    spread: 1.65,
    letter: "Y",
    name: "Công ty vốn nước ngoài Mô phỏng",
    divisions:
      "14:13 26:11 15:6 22:8 25:8 27:5 31:5 10:4 13:5 28:4 29:3 32:5 20:4 24:2 17:3 16:3 21:1 23:2 46:8 62:4 70:4 68:2 " +
      "52:2 30:1 55:1.5 85:1 41:1 71:1.5 99:.3 35:.5 01:.5"
  },
  {
    code: 4,
    share: 27,
    median: 18,
    spread: 0.8,
    letter: "D",
    name: "Cơ quan Mô phỏng",
    divisions: "84:88 94:12"
  },
  {
    code: 9,
    share: 22,
    median: 11,
    spread: 1,
    letter: "N",
    name: "Cơ sở ngoài công lập Mô phỏng",
    divisions: "85:68 86:23 87:2 88:3 93:4"
  },
  {
    code: 6,
    share: 15,
    median: 21,
    spread: 0.2,
    letter: "F",
    name: "Ủy ban nhân dân xã Mô phỏng",
    divisions: "84:1"
  },
  {
    code: 8,
    share: 11,
    median: 5,
    spread: 0.9,
    letter: "E",
    name: "Hợp tác xã Mô phỏng",
    divisions: "01:48 03:6 02:3 49:13 46:8 47:6 36:3 64:7 38:3 10:3"
  },
  {
    code: 1,
    share: 4.5,
    median: 130,
    spread: 1.3,
    letter: "Q",
    name: "Doanh nghiệp nhà nước Mô phỏng",
    divisions: "35:12 49:6 52:8 42:9 46:7 02:6 01:7 05:5 36:10 38:7 64:7 61:3 92:6 53:2 51:1 08:2 60:1 24:1 23:2 06:1"
  },
  {
    code: 7,
    share: 4,
    median: 12,
    spread: 0.3,
    letter: "K",
    name: "Cán bộ không chuyên trách xã Mô phỏng",
    divisions: "84:1"
  },
  {
    code: 11,
    share: 0.5,
    median: 28,
    spread: 0.8,
    letter: "L",
    name: "Đơn vị đưa lao động đi nước ngoài Mô phỏng",
    divisions: "78:1"
  }
];

/** Cumulated shares of TYPES. */
export const TYPE_SHARES = cumulate(TYPES.map((type) => type.share));

/** Position in TYPES of an employer type code. */
export const TYPE_INDEX: readonly number[] = Array.from({length: 13}, (_, code) =>
  TYPES.findIndex((type) => type.code === code)
);

/** Divisions of each entry of TYPES: the codes, and their cumulated weights. */
export const DIVISIONS = TYPES.map((type) => {
  const pairs = type.divisions.split(" ").map((pair) => pair.split(":"));
  return {codes: pairs.map(([code]) => Number(code)), sums: cumulate(pairs.map(([, weight]) => Number(weight)))};
});

/** Enterprises, cooperatives, private units and households outside the state and foreign sectors. */
export const NON_STATE: readonly boolean[] = flags([3, 8, 9, 10]);
/** Bodies paid from the budget: no relief from UI and OA, wages by coefficient of the base salary. */
export const BUDGET: readonly boolean[] = flags([4, 5, 6, 7]);
/** Divisions whose workers are slow to return after Tết. */
export const LABOUR_INTENSIVE: readonly boolean[] = flags([10, 13, 14, 15, 16, 26, 31, 32, 41, 42, 43, 55, 56], 100);

/** How much later (positive) or earlier a division pays than others of its kind. */
export const SECTOR_LEVEL: Float64Array = levels();

function flags(codes: readonly number[], length = 13): boolean[] {
  return Array.from({length}, (_, code) => codes.includes(code));
}

function levels(): Float64Array {
  const level = new Float64Array(100);
  const set = (codes: readonly number[], value: number): void => codes.forEach((code) => (level[code] = value));
  set([41, 42, 43], 0.45);
  set([5, 7, 8, 9], 0.3);
  set([49, 50, 51, 55, 56, 79], 0.25);
  set([13, 14, 15, 16, 31], 0.1);
  set([68, 78, 80], 0.2);
  set([58, 59, 60, 90, 93], 0.15);
  set([20, 21, 26, 27, 62, 63, 69, 70, 72], -0.2);
  set([64, 65, 66, 35], -0.4);
  set([84, 94], -0.3);
  return level;
}
