import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTariff, type Tariff } from '../../../shared/domain/fees/tariff.ts';

export const tariffFile = readFileSync(join(import.meta.dirname, '../../../resources/tariff.json'), 'utf8');

/** The tariff that the product ships with. */
export function shippedTariff(): Tariff {
  const read = readTariff('tariff.json', tariffFile);
  if (!read.ok) throw new Error(`${read.error.field}: ${read.error.problem}`);
  return read.value;
}
