/**
 * Protection of the address in the population register: kode 7 (fortrolig) and kode 6 (strengt fortrolig).
 * Those who have it can neither represent anyone on the portal nor be represented (Helsenorge, fullmakt).
 */
export const ADDRESS_PROTECTIONS = ['none', 'kode-7', 'kode-6'] as const;
export type AddressProtection = (typeof ADDRESS_PROTECTIONS)[number];

/** An address as it may be shown, printed or exported. A masked one carries nothing of the address. */
export type ShownAddress<Address> = { readonly type: 'shown'; readonly address: Address } | { readonly type: 'masked' };

export function isProtected(protection: AddressProtection): boolean {
  return protection !== 'none';
}

/** The address as anyone may see it, whatever the role. Screens, print and export show what this gives and no other. */
export function addressToShow<Address>(protection: AddressProtection, address: Address): ShownAddress<Address> {
  return isProtected(protection) ? { type: 'masked' } : { type: 'shown', address };
}
