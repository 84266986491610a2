/** Isolation forest (Liu, Ting, Zhou 2008), written from the paper: a peer of the evaluation, not part of the product. */

const EULER = 0.5772156649;

/** Mean path length of an unsuccessful search in a binary tree of n: what a path is compared with. */
export function averagePath(n: number): number {
  if (n <= 1) return 0;
  if (n === 2) return 1;
  return 2 * (Math.log(n - 1) + EULER) - (2 * (n - 1)) / n;
}

interface Tree {
  size: number;
  feature: number;
  split: number;
  left?: Tree;
  right?: Tree;
}

/** Scores in (0, 1], larger = more isolated; rows are points. */
export function isolationForest(
  rows: readonly (readonly number[])[],
  random: () => number,
  trees = 100,
  sample = 256
): number[] {
  const size = Math.min(sample, rows.length);
  const depth = Math.ceil(Math.log2(Math.max(size, 2)));
  const forest = Array.from({length: trees}, () => grow(draw(rows, size, random), depth, random));
  const norm = averagePath(size) || 1;
  return rows.map((row) => 2 ** -(forest.reduce((sum, tree) => sum + path(tree, row, 0), 0) / trees / norm));
}

function draw<T>(rows: readonly T[], size: number, random: () => number): T[] {
  const picked = new Set<number>();
  while (picked.size < size) picked.add(Math.floor(random() * rows.length));
  return [...picked].map((i) => rows[i]!);
}

function grow(rows: (readonly number[])[], depth: number, random: () => number): Tree {
  const leaf = {size: rows.length, feature: -1, split: 0};
  if (depth === 0 || rows.length <= 1) return leaf;
  const feature = Math.floor(random() * rows[0]!.length);
  let [low, high] = [Infinity, -Infinity];
  for (const row of rows) {
    low = Math.min(low, row[feature]!);
    high = Math.max(high, row[feature]!);
  }
  if (low === high) return leaf;
  const split = low + random() * (high - low);
  return {
    size: rows.length,
    feature,
    split,
    left: grow(
      rows.filter((r) => r[feature]! < split),
      depth - 1,
      random
    ),
    right: grow(
      rows.filter((r) => r[feature]! >= split),
      depth - 1,
      random
    )
  };
}

function path(tree: Tree, row: readonly number[], depth: number): number {
  if (!tree.left || !tree.right) return depth + averagePath(tree.size);
  return path(row[tree.feature]! < tree.split ? tree.left : tree.right, row, depth + 1);
}
