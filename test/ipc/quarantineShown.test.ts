import { describe, expect, test } from 'vitest';
import { withoutPersons } from '../../electron/engine/queries/withoutPersons.ts';

// What was put aside is about someone, and nobody knows whom: what may be shown of it is named, everything else is hidden.

const shown = (resource: unknown) => withoutPersons(JSON.stringify(resource));

test('its shape, ids, codes, references, instants and small numbers are shown: enough to see what was wrong', () => {
  const resource = {
    resourceType: 'Task',
    id: '9d3c7a52-1b44-4e6f-b0a1-2c5d8e7f6a04',
    meta: { versionId: '3', lastUpdated: '2027-03-23T08:00:00.000Z' },
    status: 'requested',
    code: { coding: [{ system: 'https://legekontor.example/fhir/CodeSystem/task-kind', code: 'e-consultation' }] },
    for: { reference: 'Patient/nora' },
    authoredOn: '2027-03-23T08:00:00.000Z',
    modifierExtension: [{ url: 'https://elsewhere.example/StructureDefinition/never-mind', valueInteger: 3 }],
    active: true,
  };
  expect(JSON.parse(shown(resource))).toEqual(resource);
});

describe('hidden is', () => {
  test.each<[string, unknown]>([
    ['a name', { name: [{ family: 'Hemmelig', given: ['Hemmelig'] }] }],
    ['an address', { address: [{ line: ['Hemmelig 7'], city: 'Hemmelig', postalCode: 'Hemmelig' }] }],
    ['an address in an extension of another’s', { extension: [{ url: 'x', valueAddress: { city: 'Hemmelig' } }] }],
    ['text in an element that we do not know', { reasonReported: 'Hemmelig', valueMarkdown: 'Hemmelig' }],
    ['text where a code should be', { status: 'Det er Hemmelig', code: 'Hemmelig, min venn' }],
    ['a question', { payload: [{ contentMarkdown: 'Hemmelig' }] }],
    ['an answer in a form', { item: [{ answer: [{ valueString: 'Hemmelig' }] }] }],
    ['a patient’s own words in a code', { code: { text: 'Hemmelig', coding: [{ display: 'Hemmelig' }] } }],
    ['the address of a document', { content: [{ url: 'https://portal.example/Hemmelig' }] }],
    ['a system that says more than a system', { system: 'https://portal.example/?name=Hemmelig' }],
    ['a reference that says more', { reference: 'Patient?name=Hemmelig' }],
    ['a text where an instant should be', { sent: 'Hemmelig' }],
    ['what an element is called that is none', { 'Hemmelig vei 7': 1 }],
  ])('%s', (_what, resource) => {
    expect(shown(resource)).not.toContain('Hemmelig');
  });

  test.each<[string, unknown]>([
    ['in an identifier', { identifier: [{ value: '13817248693' }] }],
    ['as a number', { value: 13_817_248_693 }],
    ['in an id', { id: '13817248693' }],
    ['in a reference', { reference: 'Patient/13817248693' }],
  ])('an identity number %s', (_where, resource) => {
    expect(shown(resource)).not.toContain('13817248693');
  });

  test.each<[string, unknown]>([
    ['a birth date', { birthDate: '1972-01-13' }],
    ['a telephone number', { value: 40_612_345 }],
    ['a place', { latitude: 59.91 }],
  ])('%s', (_what, resource) => {
    expect(shown(resource)).toMatch(/"•••"/u);
  });

  test('what is no resource at all', () => {
    expect(withoutPersons('{"name": "Hemm')).toBe('•••');
  });
});
