import { searchPatients } from '../../../electron/engine/queries/findPatients.ts';
import { foldForSearch } from '../../../electron/engine/db/patientSearch.ts';
import { nameSortKey } from '../../../shared/domain/identity/nameSortKey.ts';
import { onlyStaff, personOf, type Counts } from '../data/identity.ts';
import { fillAppStore, fillRawStore } from '../fill.ts';
import { percentiles, timesOf } from '../percentiles.ts';
import { Chance } from '../../portal/surgery/random.ts';
import { openAppStore, openRawStore, preparedFile } from '../stores.ts';
import { atMost, type Measured, type Setting, type Workload } from '../workload.ts';

const SHOWN = 20;

/** W3: the first letters of a name or the first digits of a number, and the first twenty patients by name. */
export const typeAhead: Workload = {
  name: 'W3',
  counts: { full: { ...onlyStaff, Patient: 50_000 }, smoke: { ...onlyStaff, Patient: 1_000 } },
  needs: [],
  prepare: {
    app: async (setting) => fillAppStore(preparedFile(setting, 'app'), setting.counts),
    raw: async (setting) => {
      const db = openRawStore(preparedFile(setting, 'raw'), 'sqlcipher');
      db.exec(`
        CREATE TABLE patient (num INTEGER PRIMARY KEY, json TEXT);
        CREATE TABLE person (num INTEGER PRIMARY KEY, name TEXT, number TEXT);
        CREATE INDEX by_number ON person (number);
        CREATE VIRTUAL TABLE names USING fts5(name, prefix = '2 3 4');`);
      const patient = db.prepare('INSERT INTO patient (json) VALUES (?)');
      const person = db.prepare('INSERT INTO person (num, name, number) VALUES (?, ?, ?)');
      const name = db.prepare('INSERT INTO names (rowid, name) VALUES (?, ?)');
      let index = setting.counts.Patient;
      fillRawStore(db, setting.counts, (one) => {
        if (one.resourceType !== 'Patient') return;
        index -= 1;
        const { given, family, number } = personOf('Patient', index);
        const num = patient.run(JSON.stringify(one)).lastInsertRowid;
        person.run(num, nameSortKey(`${family} ${given.join(' ')}`), number);
        name.run(num, foldForSearch(`${given.join(' ')} ${family}`));
      });
      db.close();
    },
  },
  measure: { app, raw },
  rows: [
    { workload: 'W3', figure: 'p99', unit: 'ms', what: 'type-ahead, p99', goal: atMost(2) },
    { workload: 'W3 p50', figure: 'p50', unit: 'ms', what: 'type-ahead, p50' },
  ],
};

async function app(setting: Setting): Promise<Measured> {
  const db = openAppStore(preparedFile(setting, 'app'), 'reader');
  const queries = queriesOf(setting.counts);
  let found = 0;
  const times = timesOf(
    queries.length,
    (turn) => (found += searchPatients(db, queries[turn] ?? '', SHOWN, Date.now()).patients.length),
  );
  db.close();
  return { ...percentiles(times), found };
}

async function raw(setting: Setting): Promise<Measured> {
  const db = openRawStore(preparedFile(setting, 'raw'), 'sqlcipher');
  const byName = db.prepare(`
    SELECT json FROM (SELECT person.num FROM names JOIN person ON person.num = names.rowid WHERE names MATCH ?
      ORDER BY person.name LIMIT ${SHOWN}) AS hit JOIN patient ON patient.num = hit.num`);
  const byNumber = db.prepare(`
    SELECT json FROM (SELECT num FROM person WHERE number >= ? AND number < ? ORDER BY name LIMIT ${SHOWN}) AS hit
    JOIN patient ON patient.num = hit.num`);
  const queries = queriesOf(setting.counts);
  let found = 0;
  const times = timesOf(queries.length, (turn) => {
    const typed = queries[turn] ?? '';
    const rows = /^\d/u.test(typed) ? byNumber.all(typed, `${typed}:`) : byName.all(`"${foldForSearch(typed)}"*`);
    found += (rows as { json: string }[]).map(({ json }) => JSON.parse(json) as unknown).length;
  });
  db.close();
  return { ...percentiles(times), found };
}

/** 1,000 things that people type: 70% two to six letters of any name, the rest four to eight digits. */
function queriesOf(counts: Counts): readonly string[] {
  const chance = new Chance(3);
  return Array.from({ length: 1_000 }, () => {
    const { given, family, number } = personOf('Patient', chance.between(0, counts.Patient - 1));
    if (!chance.happens(0.7)) return number.slice(0, chance.between(4, 8));
    return chance
      .pick([...given, family])
      .toLowerCase()
      .slice(0, chance.between(2, 6));
  });
}
