import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readReference, relativeTo, withOwnReferences } from '../../shared/fhir/reference.ts';
import { RESOURCE_TYPES, typeNumber } from '../../shared/fhir/resourceTypes.ts';

describe('a reference that can be followed', () => {
  test.each([
    ['relative', 'Patient/123'],
    ['of one version', 'Patient/123/_history/7'],
  ])('%s', (_what, text) => {
    expect(readReference(text)).toEqual({ type: 'Patient', id: '123' });
  });

  test('any id that FHIR allows, of any type that we keep', () => {
    const id = fc.stringMatching(/^[A-Za-z0-9\-.]{1,64}$/u);
    fc.assert(
      fc.property(fc.constantFrom(...RESOURCE_TYPES), id, (type, one) => {
        expect(readReference(`${type}/${one}`)).toEqual({ type, id: one });
        expect(readReference(`https://another.example/fhir/${type}/${one}`), 'elsewhere it is another one').toBeNull();
      }),
    );
  });
});

describe('a reference that cannot be followed', () => {
  test.each([
    ['contained', '#patient'],
    ['absolute: the portal’s own are relative by now', 'https://portal.example/fhir/Patient/123'],
    ['a path before it', 'fhir/Patient/123'],
    ['a slash before it', '/Patient/123'],
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

describe('what is written out in full where it comes in', () => {
  const BASE = 'https://portal.example/fhir';
  test.each([
    ['under the portal’s base it is the portal’s own', `${BASE}/Patient/123`, 'Patient/123'],
    ['of one version too', `${BASE}/Patient/123/_history/3`, 'Patient/123/_history/3'],
    [
      'scheme and host in any case, and a port that goes without saying',
      'HTTPS://Portal.Example:443/fhir/Patient/123',
      'Patient/123',
    ],
    ['relative', 'Patient/123', 'Patient/123'],
    ['another host', 'https://another.example/fhir/Patient/123', null],
    ['another path', 'https://portal.example/other/Patient/123', null],
    ['a path that only begins so', 'https://portal.example/fhir2/Patient/123', null],
    ['below it', `${BASE}/tenant/Patient/123`, null],
    ['another port', 'https://portal.example:8443/fhir/Patient/123', null],
    ['another scheme', 'http://portal.example/fhir/Patient/123', null],
    ['a host that only begins so', 'https://portal.example.evil.example/fhir/Patient/123', null],
    ['a name before the host', 'https://portal.example@evil.example/fhir/Patient/123', null],
    ['a search', `${BASE}/Patient?identifier=1`, null],
    ['a uuid', 'urn:uuid:0b7f2d1c-53a0-4a0e-9c57-1f3a6f1d2e01', null],
    ['contained', '#patient', null],
  ])('%s', (_what, reference, own) => {
    expect(relativeTo(reference, BASE)).toBe(own ?? reference);
    expect(readReference(relativeTo(reference, BASE))).toEqual(own === null ? null : { type: 'Patient', id: '123' });
  });

  test('wherever it stands in a resource, and nothing else in it', () => {
    const resource = {
      for: { reference: `${BASE}/Patient/123`, display: `${BASE}/Patient/123` },
      input: [
        { valueReference: { reference: `${BASE}/Task/1` } },
        { valueReference: { reference: 'https://x.example/Task/1' } },
      ],
      url: `${BASE}/Patient/123`,
    };
    expect(withOwnReferences(resource, JSON.stringify(resource), BASE)).toEqual({
      ...resource,
      for: { reference: 'Patient/123', display: `${BASE}/Patient/123` },
      input: [
        { valueReference: { reference: 'Task/1' } },
        { valueReference: { reference: 'https://x.example/Task/1' } },
      ],
    });
    const without = { for: { reference: 'Patient/123' } };
    expect(withOwnReferences(without, JSON.stringify(without), BASE)).toBe(without);
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
