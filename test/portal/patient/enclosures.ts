import type {
  Binary,
  CommunicationPayload,
  QuestionnaireResponse,
  QuestionnaireResponseItem,
} from '@medplum/fhirtypes';

/** A file that a patient sends along. `apart`: as a Binary that the message leads to; otherwise in the message itself. */
export type PatientFile = {
  contentType: string;
  title?: string | undefined;
  base64: string;
  apart?: boolean | undefined;
};

/** A form that a patient fills in: each question with its answer, null where it was passed over. */
export type PatientForm = readonly (readonly [question: string, answer: string | boolean | number | null])[];

export type Enclosed = { form?: PatientForm; files?: readonly PatientFile[] };

type Sent = { patientId: string; from: string; sent: string; newId: () => string };
type Enclosures = {
  payload: CommunicationPayload[];
  resources: ((QuestionnaireResponse | Binary) & { id: string })[];
};

/** What goes with a message: the parts of its payload, and the resources that they lead to. */
export function enclosuresOf({ form, files = [] }: Enclosed, { patientId, from, sent, newId }: Sent): Enclosures {
  const resources: Enclosures['resources'] = [];
  const payload: CommunicationPayload[] = [];
  if (form !== undefined) {
    const id = newId();
    resources.push({
      resourceType: 'QuestionnaireResponse',
      id,
      status: 'completed',
      subject: { reference: `Patient/${patientId}` },
      source: { reference: from },
      authored: sent,
      item: form.map(itemOf),
    });
    payload.push({ contentReference: { reference: `QuestionnaireResponse/${id}` } });
  }
  for (const { contentType, title, base64, apart } of files) {
    const about = {
      contentType,
      ...(title === undefined ? {} : { title }),
      size: Buffer.from(base64, 'base64').length,
    };
    if (apart !== true) {
      payload.push({ contentAttachment: { ...about, data: base64 } });
      continue;
    }
    const id = newId();
    resources.push({ resourceType: 'Binary', id, contentType, data: base64 });
    payload.push({ contentAttachment: { ...about, url: `Binary/${id}` } });
  }
  return { payload, resources };
}

function itemOf([text, answer]: PatientForm[number], place: number): QuestionnaireResponseItem {
  const value =
    answer === null
      ? null
      : typeof answer === 'boolean'
        ? { valueBoolean: answer }
        : typeof answer === 'number'
          ? { valueDecimal: answer }
          : { valueString: answer };
  return { linkId: `${place + 1}`, text, ...(value === null ? {} : { answer: [value] }) };
}
