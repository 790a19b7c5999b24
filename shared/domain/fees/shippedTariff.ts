import tariffJson from '../../../resources/tariff.json' with { type: 'json' };
import { parseTariff } from './tariff.ts';

/** The tariff that comes with the program: `resources/tariff.json`. */
export const SHIPPED_TARIFF = parseTariff(tariffJson);
