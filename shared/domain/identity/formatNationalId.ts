import type { NationalIdNumber } from './nationalId.ts';

const HIDDEN = '•';

/** «150680 12345» for 11 digits, «2018 123456 12» for a DUF number. */
export function formatNationalId(number: NationalIdNumber): string {
  return groups(number).join(' ');
}

/**
 * The number as screens show it until someone asks for the whole (which is logged): «150680 •••••»,
 * «2018 •••••• ••», and for a felles hjelpenummer, which has no date that one could recognise, «8••••• •••••».
 */
export function maskNationalId(number: NationalIdNumber): string {
  const [first = '', ...rest] = groups(number);
  const shown = /^[89]/.test(number) && number.length === 11 ? first.charAt(0).padEnd(first.length, HIDDEN) : first;
  return [shown, ...rest.map((group) => HIDDEN.repeat(group.length))].join(' ');
}

function groups(number: NationalIdNumber): readonly string[] {
  return number.length === 12
    ? [number.slice(0, 4), number.slice(4, 10), number.slice(10)]
    : [number.slice(0, 6), number.slice(6)];
}
