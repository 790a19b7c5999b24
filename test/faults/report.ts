/** How a promise was broken. `failed` is everything a case asks for beyond the three invariants. */
export type Breach = 'lost' | 'twice' | 'untold' | 'failed';

/** What one run of a case found. */
export class Report {
  /** Faults that were really made, of which kills, and of which on the line or by the portal. */
  faults = 0;
  kills = 0;
  networkFaults = 0;
  readonly breaches: { readonly kind: Breach; readonly words: string }[] = [];
  /** Figures worth a line below the table: the largest is kept. */
  readonly figures = new Map<string, number>();
  /** Why the case could not be run on this machine. It has then neither passed nor failed. */
  notRun: string | null = null;

  fault(of: 'kill' | 'network' | 'other', count = 1): void {
    this.faults += count;
    if (of === 'kill') this.kills += count;
    if (of === 'network') this.networkFaults += count;
  }

  breach(kind: Breach, words: string): void {
    this.breaches.push({ kind, words });
  }

  /** A fact that must hold. */
  expect(holds: boolean, kind: Breach, words: string): void {
    if (!holds) this.breach(kind, words);
  }

  figure(name: string, value: number): void {
    this.figures.set(name, Math.max(value, this.figures.get(name) ?? 0));
  }

  count(kind: Breach): number {
    return this.breaches.filter((one) => one.kind === kind).length;
  }
}
