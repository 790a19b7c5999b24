import { faker } from '@faker-js/faker/locale/nb_NO';
import type { Temporal } from 'temporal-polyfill';
import { Chance } from './random.ts';
import { GPS } from './staff.ts';
import type { SeedBook } from './seedBook.ts';
import { syntheticNumbers } from './syntheticNumber.ts';

export type Person = {
  id: string;
  nationalId: string;
  isDNumber: boolean;
  given: string;
  family: string;
  gender: 'female' | 'male';
  birth: Temporal.PlainDate;
  /** Whole years on the day the surgery begins. */
  age: number;
  /** Those who share a household share this number. */
  household: number;
  address: { line: string; postalCode: string; city: string };
  phone: string;
  language: 'nb' | 'nn' | 'en';
  gpId: string;
  parents: Person[];
};

const LONG_NAMES = [
  ['Åse-Marie Kjærvik-Østbø', 'Bjørnstjerne'],
  ['Lars-Kristoffer Emanuel', 'Aukland-Øvrebø Sæterdal'],
  ['Ragnhild Sofie Ingeborg', 'von der Lippe-Haukelidsæter'],
  ['Ole', 'Å'],
  ['Nguyễn Thị Ánh', 'Trần'],
  ['Gáddjá', 'Čáhput-Ánde'],
] as const;

/** The surgery's patients in households: parents, their children, couples and people alone. */
export function makePeople(book: SeedBook, count: number): Person[] {
  const { chance } = book;
  faker.seed(chance.between(1, 1_000_000));
  // With a chance of its own: how often it has to try again hangs on the day, and nothing else here may.
  const numberFor = syntheticNumbers(new Chance(chance.between(1, 1_000_000)));
  const people: Person[] = [];

  function person(
    age: number,
    family: string,
    home: Pick<Person, 'household' | 'address' | 'gpId'>,
    parents: Person[] = [],
  ) {
    const gender = chance.happens(0.51) ? 'female' : 'male';
    const birth = book.today.subtract({ years: age, days: chance.between(1, 364) });
    const isDNumber = age > 18 && chance.happens(0.012);
    const one: Person = {
      id: chance.uuid(),
      nationalId: numberFor(birth, gender, isDNumber),
      isDNumber,
      given: faker.person.firstName(gender),
      family,
      gender,
      birth,
      age,
      ...home,
      phone: `+4700${String(chance.between(0, 999_999)).padStart(6, '0')}`,
      language: chance.happens(0.12) ? 'nn' : chance.happens(0.05) ? 'en' : 'nb',
      parents,
    };
    people.push(one);
    return one;
  }

  for (let household = 1; people.length < count; household += 1) {
    const family = faker.person.lastName();
    const address = {
      line: faker.location.streetAddress(),
      postalCode: faker.location.zipCode(),
      city: faker.location.city(),
    };
    const home = { household, address, gpId: chance.pick([GPS[0], GPS[0], GPS[1], GPS[2]])?.id ?? '' };
    const kind = chance.next();
    if (kind < 0.42) {
      person(chance.between(19, 93), family, home);
    } else if (kind < 0.68) {
      const age = chance.between(22, 85);
      person(age, family, home);
      person(Math.max(19, age + chance.between(-6, 6)), chance.happens(0.6) ? family : faker.person.lastName(), home);
    } else {
      const age = chance.between(26, 52);
      const parents = [person(age, family, home)];
      if (chance.happens(0.82)) parents.push(person(Math.max(22, age + chance.between(-5, 5)), family, home));
      const oldest = Math.min(age - 20, 19);
      const children = chance.pick([1, 1, 2, 2, 2, 3]);
      for (let child = 0; child < children; child += 1) person(chance.between(0, oldest), family, home, parents);
    }
  }
  people.length = Math.min(people.length, count);
  for (const [index, [given, family]] of LONG_NAMES.entries()) {
    const one = people[index * 7 + 3];
    if (one) Object.assign(one, { given, family });
  }
  return people;
}
