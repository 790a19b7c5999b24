import { accessText } from './access.ts';
import { accessActsText } from './accessActs.ts';
import { accessLogText } from './accessLog.ts';
import { accessLogLineText } from './accessLogLine.ts';
import { accessLogPrintText } from './accessLogPrint.ts';
import { attachmentText } from './attachment.ts';
import { bookingText } from './booking.ts';
import { conflictText } from './conflict.ts';
import { connectionText } from './connection.ts';
import { deliveryText } from './delivery.ts';
import { deskText } from './desk.ts';
import { eConsultationText } from './eConsultation.ts';
import { erasureText } from './erasure.ts';
import { feesText } from './fees.ts';
import { keysText } from './keys.ts';
import type { Language } from './language.ts';
import { machineKeyText } from './machineKey.ts';
import { portalTrustText } from './portalTrust.ts';
import { matterText } from './matter.ts';
import { messageText } from './message.ts';
import { patientText } from './patient.ts';
import { patientListText } from './patientList.ts';
import { patientListPageText } from './patientListPage.ts';
import { pinText } from './pin.ts';
import { preferencesText } from './preferences.ts';
import { providerText } from './provider.ts';
import { questionnaireText } from './questionnaire.ts';
import { preparedText } from './prepared.ts';
import { queueText } from './queue.ts';
import { settingsText } from './settings.ts';
import { shellText } from './shell.ts';
import { signInText } from './signIn.ts';
import { summaryText } from './summary.ts';
import { supportText } from './support.ts';
import { syncText } from './sync.ts';
import { templatesText } from './templates.ts';
import { threadText } from './thread.ts';
import { triageText } from './triage.ts';
import { workFilterText } from './workFilter.ts';

/** Every text the window shows by key, as `subject.key`. Dates and due states are written by `shared/domain/calendar`. */
function inLanguage(language: Language) {
  return {
    access: accessText[language],
    accessActs: accessActsText[language],
    accessLog: accessLogText[language],
    accessLogLine: accessLogLineText[language],
    accessLogPrint: accessLogPrintText[language],
    attachment: attachmentText[language],
    booking: bookingText[language],
    conflict: conflictText[language],
    connection: connectionText[language],
    delivery: deliveryText[language],
    desk: deskText[language],
    eConsultation: eConsultationText[language],
    erasure: erasureText[language],
    fees: feesText[language],
    keys: keysText[language],
    machineKey: machineKeyText[language],
    portalTrust: portalTrustText[language],
    matter: matterText[language],
    message: messageText[language],
    patient: patientText[language],
    patientList: patientListText[language],
    patientListPage: patientListPageText[language],
    pin: pinText[language],
    preferences: preferencesText[language],
    provider: providerText[language],
    questionnaire: questionnaireText[language],
    prepared: preparedText[language],
    queue: queueText[language],
    settings: settingsText[language],
    shell: shellText[language],
    signIn: signInText[language],
    summary: summaryText[language],
    support: supportText[language],
    sync: syncText[language],
    templates: templatesText[language],
    thread: threadText[language],
    triage: triageText[language],
    workFilter: workFilterText[language],
  };
}

export const catalogue = { nb: inLanguage('nb'), nn: inLanguage('nn'), en: inLanguage('en') };

export type Catalogue = ReturnType<typeof inLanguage>;
