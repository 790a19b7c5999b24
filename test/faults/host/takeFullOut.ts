import Database from 'better-sqlite3';

/**
 * Opens the product's database with `synchronous=NORMAL` behind its back: the pragma is changed on its way to SQLite,
 * and the product's own check is told what it wants to hear. Only to show that the power cut case sees the difference.
 */
export function takeFullOut(): void {
  // oxlint-disable-next-line typescript/unbound-method -- called with its own `this` below
  const real = Database.prototype.pragma;
  let replaced = false;
  Database.prototype.pragma = function pragma(source: string, options?: Database.PragmaOptions) {
    if (/^synchronous\s*=\s*FULL$/iu.test(source)) {
      replaced = true;
      return real.call(this, 'synchronous=NORMAL', options);
    }
    if (source === 'synchronous' && replaced) return 2;
    return real.call(this, source, options);
  };
}
