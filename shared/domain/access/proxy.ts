import type { Brand } from '../../lib/brand.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import type { Temporal } from '../../lib/time.ts';
import { type AddressProtection, isProtected } from './addressProtection.ts';
import { ageOn } from './age.ts';
import { limitOn } from './limits.ts';

export type ProxyId = Brand<string, 'ProxyId'>;

/** Helsenorge's service areas (Volven 7618). A fullmakt covers one or more of them. */
export const SERVICE_AREAS = [1, 2, 3] as const;
export type ServiceArea = (typeof SERVICE_AREAS)[number];

/** «Digitale helsetjenester»: the inbox, and with it the dialogue with the GP. */
export const DIGITAL_HEALTH_SERVICES: ServiceArea = 3;

/** A fullmakt from the patient to another adult. Dates in Norway as ISO dates, both included; null has no end. */
export type Proxy = {
  readonly id: ProxyId;
  /** The last day that it can be, where only a part of the date is known: the youngest that they can be counts. */
  readonly holderBirthDate: Temporal.PlainDate;
  readonly holderAddressProtection: AddressProtection;
  readonly areas: readonly ServiceArea[];
  readonly from: string;
  readonly to: string | null;
  /** The day from which one of the two ended it, before its time. */
  readonly endedOn: string | null;
};

/** Who gives a fullmakt, as far as it matters here. */
export type ProxyGiver = {
  readonly birthDate: Temporal.PlainDate;
  readonly latestBirthDate?: Temporal.PlainDate;
  readonly addressProtection: AddressProtection;
};

/**
 * Whether someone with a fullmakt may take part in the patient's dialogue with the surgery on a day.
 *
 * The giver has turned 16 and the holder 18; it covers area 3 and its period has begun and not ended; neither has a
 * protected address (Helsenorge, fullmakt). Asked on the day of the answer, not on the day of the question.
 */
export function proxyOn(giver: ProxyGiver, proxy: Proxy, day: Temporal.PlainDate): Result<void, ProxyRefused> {
  if (isProtected(giver.addressProtection) || isProtected(proxy.holderAddressProtection)) {
    return err({ type: 'AddressIsProtected' });
  }
  const giverFrom = limitOn('proxyGiverFromAge', day);
  const youngest = giver.latestBirthDate ?? giver.birthDate;
  if (ageOn(youngest, day) < giverFrom) return err({ type: 'GiverTooYoung', from: giverFrom });
  const holderFrom = limitOn('proxyHolderFromAge', day);
  if (ageOn(proxy.holderBirthDate, day) < holderFrom) return err({ type: 'HolderTooYoung', from: holderFrom });

  const date = day.toString();
  if (date < proxy.from) return err({ type: 'ProxyNotBegun', from: proxy.from });
  if (proxy.endedOn !== null && date >= proxy.endedOn) return err({ type: 'ProxyEnded', on: proxy.endedOn });
  if (proxy.to !== null && date > proxy.to) return err({ type: 'ProxyExpired', on: proxy.to });
  if (!proxy.areas.includes(DIGITAL_HEALTH_SERVICES)) return err({ type: 'AreaNotCovered' });
  return ok(undefined);
}

export type ProxyRefused =
  | { readonly type: 'AddressIsProtected' }
  | { readonly type: 'GiverTooYoung'; readonly from: number }
  | { readonly type: 'HolderTooYoung'; readonly from: number }
  | { readonly type: 'ProxyNotBegun'; readonly from: string }
  | { readonly type: 'ProxyEnded'; readonly on: string }
  | { readonly type: 'ProxyExpired'; readonly on: string }
  | { readonly type: 'AreaNotCovered' };
