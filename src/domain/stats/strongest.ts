/** The strongest of many, without keeping the others: equals stay in the order in which they came. */
export class Strongest<T> {
  private readonly items: T[] = [];
  private readonly strengths: number[] = [];

  constructor(private readonly most: number) {}

  /** Whether something of this strength would be kept. */
  takes(strength: number): boolean {
    return this.items.length < this.most || strength > this.strengths[this.items.length - 1]!;
  }

  add(strength: number, item: T): void {
    let at = this.items.length;
    while (at > 0 && this.strengths[at - 1]! < strength) at--;
    this.items.splice(at, 0, item);
    this.strengths.splice(at, 0, strength);
    if (this.items.length > this.most) {
      this.items.pop();
      this.strengths.pop();
    }
  }

  /** The strongest first. */
  list(): readonly T[] {
    return this.items;
  }
}
