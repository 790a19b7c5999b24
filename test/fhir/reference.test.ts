import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readReference } from '../../shared/fhir/reference.ts';
import { RESOURCE_TYPES, typeNumber } from '../../shared/fhir/resourceTypes.ts';

describe('a reference that can be followed', () => {
  test.each([
    ['relative', 'Patient/123'],
    ['absolute', 'https://portal.example/fhir/Patient/123'],
    ['absolute, deep', 'https://portal.example/a/b/fhir/r4/Patient/123'],
    ['of one version', 'Patient/123/_history/7'],
    ['absolute and of one version', 'https://portal.example/fhir/Patient/123/_history/7'],
  ])('%s', (_what, text) => {
    expect(readReference(text)).toEqual({ type: 'Patient', id: '123' });
  });

  test('any id that FHIR allows, of any type that we keep', () => {
    const id = fc.stringMatching(/^[A-Za-z0-9\-.]{1,64}$/u);
    fc.assert(
      fc.property(
        fc.constantFrom(...RESOURCE_TYPES),
        id,
        fc.constantFrom('', 'https://x.example/fhir/'),
        (type, one, base) => {
          expect(readReference(`${base}${type}/${one}`)).toEqual({ type, id: one });
        },
      ),
    );
  });
});

describe('a reference that cannot be followed', () => {
  test.each([
    ['contained', '#patient'],
    ['empty', ''],
    ['a UUID alone', 'urn:uuid:0b7f2d1c-53a0-4a0e-9c57-1f3a6f1d2e01'],
    ['an OID', 'urn:oid:2.16.578.1'],
    ['a type that we do not keep', 'Device/1'],
    ['a type with the wrong case', 'patient/1'],
    ['no id', 'Patient/'],
    ['no type', '/123'],
    ['an id of 65 characters', `Patient/${'x'.repeat(65)}`],
    ['an id with a space', 'Patient/1 2'],
    ['a search', 'Patient?identifier=1'],
    ['a fragment', 'Patient/1#name'],
    ['a property of every object', 'constructor/1'],
    ['another one', '__proto__/1'],
  ])('%s', (_what, text) => {
    expect(readReference(text)).toBeNull();
  });

  test('no text makes it throw, and what it gives is always a type that we keep', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const reference = readReference(text);
        return reference === null || typeNumber(reference.type) !== undefined;
      }),
    );
  });
});

test('a type keeps its number: it stands in every database', () => {
  expect(RESOURCE_TYPES).toEqual([
    'Organization',
    'Practitioner',
    'PractitionerRole',
    'Patient',
    'RelatedPerson',
    'Task',
    'Communication',
    'Consent',
    'HealthcareService',
    'Group',
    'EpisodeOfCare',
    'Schedule',
    'Slot',
    'Appointment',
    'AppointmentResponse',
    'MedicationRequest',
    'DiagnosticReport',
    'Observation',
    'Immunization',
    'ChargeItem',
    'AllergyIntolerance',
    'QuestionnaireResponse',
  ]);
  expect(RESOURCE_TYPES.map(typeNumber)).toEqual(RESOURCE_TYPES.map((_, number) => number));
});
