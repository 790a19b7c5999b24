import { expect, test } from 'vitest';
import { toAllergy } from '../../shared/fhir/allergy.ts';

const HL7_CLINICAL = 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical';
const coded = (code: string) => ({ coding: [{ code }] });
const penicillin = {
  code: { text: 'Penicillin' },
  clinicalStatus: coded('active'),
  verificationStatus: coded('confirmed'),
};
const read = { what: 'Penicillin', severe: false, certain: true, noneKnown: false };

test.each<[string, object, object | null]>([
  ['an allergy', {}, read],
  ['a severe one, by its criticality', { criticality: 'high' }, { ...read, severe: true }],
  [
    'a severe one, by a reaction',
    { reaction: [{ severity: 'mild' }, { severity: 'severe' }] },
    { ...read, severe: true },
  ],
  ['one that nobody has confirmed', { verificationStatus: coded('unconfirmed') }, { ...read, certain: false }],
  ['one that is presumed', { verificationStatus: coded('presumed') }, { ...read, certain: false }],
  ['one of which nothing more is said', { clinicalStatus: undefined, verificationStatus: undefined }, read],
  ['its substance by the words of a code', { code: { coding: [{ display: 'Penicillin' }] } }, read],
  ['a substance that would turn the line', { code: { text: '\u202ePenicillin\n' } }, read],
  ['one without a substance', { code: undefined }, { ...read, what: null }],
  ['one that is over', { clinicalStatus: coded('resolved') }, null],
  ['one that is inactive', { clinicalStatus: coded('inactive') }, null],
  ['one that was refuted', { verificationStatus: coded('refuted') }, null],
  ['one that was a mistake', { verificationStatus: coded('entered-in-error') }, null],
  [
    'that somebody has asked, and none is known',
    { code: { coding: [{ system: 'http://snomed.info/sct', code: '716186003' }], text: 'Ingen kjente' } },
    { ...read, what: 'Ingen kjente', noneKnown: true },
  ],
  [
    'one that two systems say different things of',
    {
      clinicalStatus: {
        coding: [
          { system: HL7_CLINICAL, code: 'active' },
          { system: 'urn:local', code: 'inactive' },
        ],
      },
    },
    read,
  ],
  [
    'one that is active and resolved at once',
    { clinicalStatus: { coding: [{ code: 'active' }, { code: 'resolved' }] } },
    read,
  ],
  [
    'one that another system alone calls refuted',
    { verificationStatus: { coding: [{ system: 'urn:local', code: 'refuted' }] } },
    read,
  ],
  [
    'one that is resolved by the right system',
    { clinicalStatus: { coding: [{ system: HL7_CLINICAL, code: 'resolved' }] } },
    null,
  ],
  ['one that cannot be read is there all the same', { code: 'penicillin' }, { ...read, what: null }],
])('%s', (_what, changed, expected) => {
  expect(toAllergy({ ...penicillin, ...changed })).toEqual(expected);
});
