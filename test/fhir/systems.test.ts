import { expect, test } from 'vitest';
import { EXTENSION, SYSTEM } from '../../shared/fhir/codes.ts';

// Others write these too, so they stand here once more as they are published: fixtures that share the product's own
// constants agree with a wrong one.

const OURS = 'https://legekontor.example/fhir';

test('the national systems are the ones that are published (Volven, HL7 Norway)', () => {
  const { nationalId, dNumber, commonHelpNumber, hpr, herId, organizationNumber, atc, prescriptionGroup } = SYSTEM;
  expect({ nationalId, dNumber, commonHelpNumber, hpr, herId, organizationNumber, atc, prescriptionGroup }).toEqual({
    nationalId: 'urn:oid:2.16.578.1.12.4.1.4.1',
    dNumber: 'urn:oid:2.16.578.1.12.4.1.4.2',
    commonHelpNumber: 'urn:oid:2.16.578.1.12.4.1.4.3',
    hpr: 'urn:oid:2.16.578.1.12.4.1.4.4',
    herId: 'urn:oid:2.16.578.1.12.4.1.2',
    organizationNumber: 'urn:oid:2.16.578.1.12.4.1.4.101',
    atc: 'http://www.whocc.no/atc',
    prescriptionGroup: 'urn:oid:2.16.578.1.12.4.1.1.7421',
  });
  expect(SYSTEM.parentalResponsibility).toBe('http://hl7.no/fhir/CodeSystem/no-basis-parental-responsibility');
  expect(SYSTEM.relation).toBe('http://terminology.hl7.org/CodeSystem/v3-RoleCode');
});

test('our own are what a portal has been told', () => {
  const ours = Object.fromEntries(
    Object.entries(SYSTEM).flatMap(([name, url]) => (url.startsWith(OURS) ? [[name, url.slice(OURS.length)]] : [])),
  );
  expect(ours).toMatchInlineSnapshot(`
    {
      "accessAct": "/CodeSystem/access-act",
      "accessLogLine": "/access-log-line",
      "accessLogMachine": "/access-log-machine",
      "blockKind": "/CodeSystem/block-kind",
      "closing": "/CodeSystem/e-consultation-closing",
      "communicationKind": "/CodeSystem/communication-kind",
      "consentKind": "/CodeSystem/consent-kind",
      "consentLevel": "/CodeSystem/consent-level",
      "contactWay": "/CodeSystem/contact-way",
      "entry": "/outbox-entry",
      "episodeKind": "/CodeSystem/episode-kind",
      "modality": "/CodeSystem/modality",
      "otherChannel": "/CodeSystem/other-channel",
      "role": "/CodeSystem/surgery-role",
      "service": "/CodeSystem/service",
      "serviceArea": "/CodeSystem/service-area",
      "signInSubject": "/sign-in-subject",
      "taskKind": "/CodeSystem/task-kind",
      "taskOutput": "/CodeSystem/task-output",
      "unsuitableReason": "/CodeSystem/unsuitable-reason",
    }
  `);
  expect(EXTENSION).toBe('https://legekontor.example/fhir/StructureDefinition/');
});
