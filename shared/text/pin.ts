import type { LockRefused } from '../domain/access/lock.ts';
import type { PinRefused, SignInNeeded } from '../domain/access/pin.ts';
import type { OwnRefusals } from '../ipc/acts.ts';
import { inThreeLanguages } from './language.ts';

type ActsOwn = Extract<
  OwnRefusals['signInWithPin' | 'setPin' | 'changePin']['type'],
  'NoPin' | 'WrongPin' | 'PinTooSoon' | 'PinNeedsSignIn'
>;
type Refused = Record<ActsOwn | (PinRefused | SignInNeeded | LockRefused)['type'], string>;

/** The personal PIN: signing in with it, choosing it, changing it; and what a PIN or a lock is refused with. */
export const pinText = inThreeLanguages(
  {
    of: 'PIN-kode for {{name}}',
    signIn: 'Logg inn',
    unlock: 'Lås opp',
    wait: 'Vent {{seconds}} s',
    withPin: 'Med PIN-kode',
    choose: {
      title: 'Velg en PIN-kode',
      why: 'Med PIN-kode logger du inn og låser opp raskt på denne maskinen, også uten nett. Den virker i {{days}} dager etter en full innlogging.',
      rule: 'Minst {{atLeast}} sifre. Ikke like sifre, gjentakinger eller tall på rad.',
      current: 'PIN-koden du har nå',
      next: 'Ny PIN-kode',
      again: 'Gjenta den nye PIN-koden',
      notSame: 'De to PIN-kodene er ikke like.',
      save: 'Lagre PIN-koden',
      later: 'Ikke nå',
      saved: 'PIN-koden er lagret.',
    },
    settings: {
      title: 'PIN-kode',
      about: 'Din egen PIN-kode på denne maskinen.',
    },
    refused: {
      NoPin: 'Du har ingen PIN-kode på denne maskinen. Bruk full innlogging.',
      WrongPin: 'Feil PIN-kode. {{left}} forsøk igjen.',
      PinTooSoon: 'Vent {{seconds}} sekunder før du prøver igjen.',
      PinNeedsSignIn: 'Bruk full innlogging først. Da kan du velge PIN-kode.',
      PinOnlyDigits: 'PIN-koden kan bare ha sifre.',
      PinTooShort: 'PIN-koden må ha minst {{atLeast}} sifre.',
      PinTooSimple: 'PIN-koden er for lett å gjette. Unngå like sifre, gjentakelser og tall på rad.',
      TooManyWrongPins: 'Feil PIN-kode {{failures}} ganger. Logg inn på nytt uten PIN-kode.',
      SignInTooLongAgo: 'Det er mer enn {{days}} dager siden du logget inn. Logg inn på nytt uten PIN-kode.',
      LockMinutesOutOfRange: 'Velg et helt tall fra 1 til {{atMost}} minutter.',
    } satisfies Refused,
  },
  {
    of: 'PIN-kode for {{name}}',
    signIn: 'Logg inn',
    unlock: 'Lås opp',
    wait: 'Vent {{seconds}} s',
    withPin: 'Med PIN-kode',
    choose: {
      title: 'Vel ein PIN-kode',
      why: 'Med PIN-kode loggar du inn og låser opp raskt på denne maskina, òg utan nett. Han verkar i {{days}} dagar etter ei full innlogging.',
      rule: 'Minst {{atLeast}} siffer. Ikkje like siffer, gjentakingar eller tal på rad.',
      current: 'PIN-koden du har no',
      next: 'Ny PIN-kode',
      again: 'Skriv den nye PIN-koden ein gong til',
      notSame: 'Dei to PIN-kodane er ikkje like.',
      save: 'Lagre PIN-koden',
      later: 'Ikkje no',
      saved: 'PIN-koden er lagra.',
    },
    settings: {
      title: 'PIN-kode',
      about: 'Din eigen PIN-kode på denne maskina.',
    },
    refused: {
      NoPin: 'Du har ingen PIN-kode på denne maskina. Bruk full innlogging.',
      WrongPin: 'Feil PIN-kode. {{left}} forsøk igjen.',
      PinTooSoon: 'Vent {{seconds}} sekund før du prøver igjen.',
      PinNeedsSignIn: 'Bruk full innlogging først. Då kan du velje PIN-kode.',
      PinOnlyDigits: 'PIN-koden kan berre ha siffer.',
      PinTooShort: 'PIN-koden må ha minst {{atLeast}} siffer.',
      PinTooSimple: 'PIN-koden er for lett å gjette. Unngå like siffer, gjentakingar og tal på rad.',
      TooManyWrongPins: 'Feil PIN-kode {{failures}} gonger. Logg inn på nytt utan PIN-kode.',
      SignInTooLongAgo: 'Det er meir enn {{days}} dagar sidan du logga inn. Logg inn på nytt utan PIN-kode.',
      LockMinutesOutOfRange: 'Vel eit heilt tal frå 1 til {{atMost}} minutt.',
    } satisfies Refused,
  },
  {
    of: 'PIN of {{name}}',
    signIn: 'Sign in',
    unlock: 'Unlock',
    wait: 'Wait {{seconds}} s',
    withPin: 'With a PIN',
    choose: {
      title: 'Choose a PIN',
      why: 'With a PIN you sign in and unlock quickly on this computer, also without network. It works for {{days}} days after a full sign-in.',
      rule: 'At least {{atLeast}} digits. No equal digits, repeats or digits in a row.',
      current: 'The PIN you have now',
      next: 'New PIN',
      again: 'The new PIN once more',
      notSame: 'The two PINs are not the same.',
      save: 'Save the PIN',
      later: 'Not now',
      saved: 'The PIN is saved.',
    },
    settings: {
      title: 'PIN',
      about: 'Your own PIN on this computer.',
    },
    refused: {
      NoPin: 'You have no PIN on this computer. Use a full sign-in.',
      WrongPin: 'Wrong PIN. Attempts left: {{left}}.',
      PinTooSoon: 'Wait {{seconds}} seconds before you try again.',
      PinNeedsSignIn: 'Use a full sign-in first. Then you can choose a PIN.',
      PinOnlyDigits: 'The PIN can only have digits.',
      PinTooShort: 'The PIN must have at least {{atLeast}} digits.',
      PinTooSimple: 'The PIN is too easy to guess. Avoid equal digits, repeats and digits in a row.',
      TooManyWrongPins: 'Wrong PIN {{failures}} times. Sign in again without the PIN.',
      SignInTooLongAgo: 'It is more than {{days}} days since you signed in. Sign in again without the PIN.',
      LockMinutesOutOfRange: 'Choose a whole number from 1 to {{atMost}} minutes.',
    } satisfies Refused,
  },
);
