import type { OwnRefusals } from '../ipc/acts.ts';
import { inThreeLanguages } from './language.ts';

type Refused = Record<
  Exclude<OwnRefusals['readAttachment' | 'saveAttachment']['type'], 'NotFound' | 'FileNotWritten' | 'LeftBeforeSaving'>,
  string
>;

/** What patients send along: pictures and PDF files, and why one is not shown. */
export const attachmentText = inThreeLanguages(
  {
    list: 'Vedlegg',
    what: { image: 'Bilde', pdf: 'PDF', file: 'Fil' },
    megabytes: '{{size}} MB',
    kilobytes: '{{size}} kB',
    open: 'Åpne',
    openNamed: 'Åpne {{name}}',
    fetch: 'Hent',
    fetchNamed: 'Hent {{name}}',
    notHere: 'ikke hentet ennå',
    coming: 'hentes når det er nett',
    save: 'Lagre som …',
    saveNamed: 'Lagre som … {{name}}',
    saveHint: 'Lagret fil ligger ukryptert utenfor Legekontor. Slett den etter bruk.',
    saved: 'Lagret som {{file}}.',
    alt: 'Bilde fra pasienten: {{name}}',
    picture: 'Bildet, kan rulles',
    fit: 'Vis hele bildet',
    actualSize: 'Vis i full størrelse',
    cannotDraw: 'Bildet kan ikke tegnes. Filen kan være skadet. Be pasienten sende den på nytt.',
    close: 'Lukk',
    pdf: {
      page: 'Side {{page}} av {{pages}}',
      scroll: 'Siden, kan rulles',
      previous: 'Forrige side',
      next: 'Neste side',
      keys: 'Bla i en PDF',
      whenToSave: 'Ser noe feil ut, kan du åpne filen i et annet program.',
      noText: 'Siden har ingen tekst som kan leses opp.',
      Locked:
        'PDF-filen er låst med et passord og vises ikke her. Lagre filen og åpne den i et annet program, eller be pasienten sende den uten passord.',
      Broken: 'PDF-filen kan ikke leses her. Den kan være skadet. Be pasienten sende den på nytt, eller som bilde.',
      PageBroken:
        'Siden kan ikke tegnes her. Lagre filen og åpne den i et annet program, eller be pasienten sende siden som bilde.',
      TooHeavy:
        'PDF-filen krever mer av maskinen enn et dokument skal, og vises ikke. Be pasienten sende den på nytt, eller som bilde.',
      PageTooHeavy:
        'Siden krever mer av maskinen enn en side skal, og tegnes ikke. Resten av filen kan leses. Be pasienten sende siden som bilde.',
      PageTooLarge:
        'Siden har mål som ikke kan vises her. Lagre filen og åpne den i et annet program, eller be pasienten sende siden som bilde.',
    },
    file: { title: 'Lagre vedlegg', name: 'vedlegg' },
    refused: {
      AttachmentTypeNotShown: 'Filtypen {{stated}} vises ikke. Be pasienten sende JPEG, PNG, WebP eller PDF.',
      AttachmentTooLarge: 'Filen er {{megabytes}} MB, største er {{most}} MB. Be pasienten sende en mindre.',
      AttachmentFarTooLarge: 'Filen er langt større enn {{most}} MB og er ikke hentet. Be pasienten sende en mindre.',
      AttachmentNotWhatItSays:
        'Innholdet er noe annet enn {{stated}}, som filen gir seg ut for. Den vises ikke. Be pasienten sende den på nytt.',
      AttachmentDamaged: 'Filen er skadet eller ikke hel. Be pasienten sende den på nytt.',
      AttachmentTooManyPixels: 'Bildet har over {{most}} millioner punkter. Be pasienten sende et mindre.',
      AttachmentHoldsScript:
        'PDF-filen inneholder skript. Ingenting av det kjøres her, og filen kan ikke lagres utenfor Legekontor.',
      AttachmentElsewhere: 'Filen ligger ikke hos portalen, og hentes ikke. Be pasienten sende den i meldingen.',
      AttachmentOfAnother: 'Filen hører til en annen pasient, sier portalen. Den vises ikke her.',
      AttachmentGone: 'Portalen gir ikke filen. Be pasienten sende den på nytt.',
      AttachmentNotHere: 'Filen er ikke hentet fra portalen ennå. Den hentes når det er nett.',
    } satisfies Refused,
  },
  {
    list: 'Vedlegg',
    what: { image: 'Bilete', pdf: 'PDF', file: 'Fil' },
    megabytes: '{{size}} MB',
    kilobytes: '{{size}} kB',
    open: 'Opne',
    openNamed: 'Opne {{name}}',
    fetch: 'Hent',
    fetchNamed: 'Hent {{name}}',
    notHere: 'ikkje henta enno',
    coming: 'blir henta når det er nett',
    save: 'Lagre som …',
    saveNamed: 'Lagre som … {{name}}',
    saveHint: 'Ei lagra fil ligg ukryptert utanfor Legekontor. Slett ho etter bruk.',
    saved: 'Lagra som {{file}}.',
    alt: 'Bilete frå pasienten: {{name}}',
    picture: 'Biletet, kan rullast',
    fit: 'Vis heile biletet',
    actualSize: 'Vis i full storleik',
    cannotDraw: 'Biletet kan ikkje teiknast. Fila kan vere skadd. Be pasienten sende ho på nytt.',
    close: 'Lukk',
    pdf: {
      page: 'Side {{page}} av {{pages}}',
      scroll: 'Sida, kan rullast',
      previous: 'Førre side',
      next: 'Neste side',
      keys: 'Bla i ein PDF',
      whenToSave: 'Ser noko feil ut, kan du opne fila i eit anna program.',
      noText: 'Sida har ingen tekst som kan lesast opp.',
      Locked:
        'PDF-fila er låst med eit passord og blir ikkje vist her. Lagre fila og opne ho i eit anna program, eller be pasienten sende ho utan passord.',
      Broken: 'PDF-fila kan ikkje lesast her. Ho kan vere skadd. Be pasienten sende ho på nytt, eller som bilete.',
      PageBroken:
        'Sida kan ikkje teiknast her. Lagre fila og opne ho i eit anna program, eller be pasienten sende sida som bilete.',
      TooHeavy:
        'PDF-fila krev meir av maskina enn eit dokument skal, og blir ikkje vist. Be pasienten sende ho på nytt, eller som bilete.',
      PageTooHeavy:
        'Sida krev meir av maskina enn ei side skal, og blir ikkje teikna. Resten av fila kan lesast. Be pasienten sende sida som bilete.',
      PageTooLarge:
        'Sida har mål som ikkje kan visast her. Lagre fila og opne ho i eit anna program, eller be pasienten sende sida som bilete.',
    },
    file: { title: 'Lagre vedlegg', name: 'vedlegg' },
    refused: {
      AttachmentTypeNotShown: 'Filtypen {{stated}} blir ikkje vist. Be pasienten sende JPEG, PNG, WebP eller PDF.',
      AttachmentTooLarge: 'Fila er {{megabytes}} MB, største er {{most}} MB. Be pasienten sende ei mindre.',
      AttachmentFarTooLarge: 'Fila er langt større enn {{most}} MB og er ikkje henta. Be pasienten sende ei mindre.',
      AttachmentNotWhatItSays:
        'Innhaldet er noko anna enn {{stated}}, som fila gir seg ut for. Ho blir ikkje vist. Be pasienten sende ho på nytt.',
      AttachmentDamaged: 'Fila er skadd eller ikkje heil. Be pasienten sende ho på nytt.',
      AttachmentTooManyPixels: 'Biletet har over {{most}} millionar punkt. Be pasienten sende eit mindre.',
      AttachmentHoldsScript:
        'PDF-fila inneheld skript. Ingenting av det blir køyrt her, og fila kan ikkje lagrast utanfor Legekontor.',
      AttachmentElsewhere: 'Fila ligg ikkje hos portalen, og blir ikkje henta. Be pasienten sende ho i meldinga.',
      AttachmentOfAnother: 'Fila høyrer til ein annan pasient, seier portalen. Ho blir ikkje vist her.',
      AttachmentGone: 'Portalen gir ikkje fila. Be pasienten sende ho på nytt.',
      AttachmentNotHere: 'Fila er ikkje henta frå portalen enno. Ho blir henta når det er nett.',
    } satisfies Refused,
  },
  {
    list: 'Attachments',
    what: { image: 'Picture', pdf: 'PDF', file: 'File' },
    megabytes: '{{size}} MB',
    kilobytes: '{{size}} kB',
    open: 'Open',
    openNamed: 'Open {{name}}',
    fetch: 'Fetch',
    fetchNamed: 'Fetch {{name}}',
    notHere: 'not fetched yet',
    coming: 'is fetched when there is a network',
    save: 'Save as …',
    saveNamed: 'Save as … {{name}}',
    saveHint: 'A saved file is stored unencrypted outside Legekontor. Delete it after use.',
    saved: 'Saved as {{file}}.',
    alt: 'Picture from the patient: {{name}}',
    picture: 'The picture, can be scrolled',
    fit: 'Show the whole picture',
    actualSize: 'Show in full size',
    cannotDraw: 'The picture cannot be drawn. The file may be damaged. Ask the patient to send it again.',
    close: 'Close',
    pdf: {
      page: 'Page {{page}} of {{pages}}',
      scroll: 'The page, can be scrolled',
      previous: 'Previous page',
      next: 'Next page',
      keys: 'Turn the pages of a PDF',
      whenToSave: 'If something looks wrong, you can open the file in another program.',
      noText: 'The page has no text that can be read aloud.',
      Locked:
        'The PDF is locked with a password and is not shown here. Save the file and open it in another program, or ask the patient to send it without a password.',
      Broken: 'The PDF cannot be read here. It may be damaged. Ask the patient to send it again, or as a picture.',
      PageBroken:
        'The page cannot be drawn here. Save the file and open it in another program, or ask the patient to send the page as a picture.',
      TooHeavy:
        'The PDF asks more of the machine than a document should, and is not shown. Ask the patient to send it again, or as a picture.',
      PageTooHeavy:
        'The page asks more of the machine than a page should, and is not drawn. The rest of the file can be read. Ask the patient to send the page as a picture.',
      PageTooLarge:
        'The page has a size that cannot be shown here. Save the file and open it in another program, or ask the patient to send the page as a picture.',
    },
    file: { title: 'Save attachment', name: 'attachment' },
    refused: {
      AttachmentTypeNotShown: 'The file type {{stated}} is not shown. Ask the patient for JPEG, PNG, WebP or PDF.',
      AttachmentTooLarge:
        'The file is {{megabytes}} MB, the largest is {{most}} MB. Ask the patient for a smaller one.',
      AttachmentFarTooLarge:
        'The file is far larger than {{most}} MB and was not fetched. Ask the patient for a smaller one.',
      AttachmentNotWhatItSays:
        'The content is something else than {{stated}}, which the file says it is. It is not shown. Ask the patient to send it again.',
      AttachmentDamaged: 'The file is damaged or not whole. Ask the patient to send it again.',
      AttachmentTooManyPixels: 'The picture has more than {{most}} million pixels. Ask the patient for a smaller one.',
      AttachmentHoldsScript:
        'The PDF contains a script. Nothing of it runs here, and the file cannot be saved outside Legekontor.',
      AttachmentElsewhere: 'The file is not at the portal and is not fetched. Ask for it in a message instead.',
      AttachmentOfAnother: 'The portal says that this file belongs to another patient. It is not shown here.',
      AttachmentGone: 'The portal does not give the file. Ask the patient to send it again.',
      AttachmentNotHere: 'The file has not been fetched from the portal yet. That is done when there is a network.',
    } satisfies Refused,
  },
);
