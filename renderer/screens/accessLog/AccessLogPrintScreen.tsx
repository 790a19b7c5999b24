import { Button, Heading, Radio, RadioGroup } from '@navikt/ds-react';
import { useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useWords } from '../../app/i18n.ts';
import { logPathOf } from '../../app/paths.ts';
import { RefusalMessage } from '../../components/RefusalMessage.tsx';
import { useWindowTitle } from '../../components/useWindowTitle.ts';
import { printAccessLog, printAccessLogOnPaper, type PrintFor, usePrintOfLog } from '../../data/accessLog.ts';
import { type AnyRefusal, refusalOf } from '../../data/ask.ts';
import { PrintedLog } from './PrintedLog.tsx';
import { SavedAs } from './SavedAs.tsx';
import { useSavedFile } from './useSavedFile.ts';
import './accessLog.css';
import './printedLog.css';

/** The access log as the patient gets it, seen before it is saved: what stands here is what the file holds. */
export function AccessLogPrintScreen() {
  const { patientId = '' } = useParams();
  const [params] = useSearchParams();
  const from = params.get('from') ?? '';
  const to = params.get('to') ?? '';
  const { t, language } = useWords();
  const navigate = useNavigate();
  const [forWhom, setForWhom] = useState<PrintFor>(undefined);
  const print = usePrintOfLog(patientId, from, to, forWhom);
  const saved = useSavedFile(JSON.stringify({ patientId, from, to, forWhom }));
  useWindowTitle(t('accessLog.title'));

  const mustChoose = print.data?.asksForWhom === true && forWhom === undefined;
  const isReady = print.data !== undefined && !print.isPlaceholderData && !mustChoose;
  const [notPrinted, setNotPrinted] = useState<AnyRefusal | null>(null);
  const failed = refusalOf(print.error) ?? saved.refused ?? notPrinted;

  async function onPaper() {
    const reply = await printAccessLogOnPaper(patientId);
    setNotPrinted(reply.ok ? null : reply.error);
  }
  return (
    <div className="page access-log">
      <div className="access-log__out not-on-paper">
        <Button size="small" disabled={!isReady} onClick={() => void onPaper()}>
          {t('accessLogPrint.print')}
        </Button>
        <Button
          size="small"
          variant="secondary"
          disabled={!isReady}
          onClick={() => void saved.save(() => printAccessLog(patientId, language))}
        >
          {t('accessLogPrint.save')}
        </Button>
        <Button size="small" variant="secondary" onClick={() => void navigate(logPathOf(patientId, from, to))}>
          {t('accessLogPrint.back')}
        </Button>
        {failed === null ? null : <RefusalMessage refusal={failed} />}
        <SavedAs file={saved.file} />
      </div>
      {mustChoose ? (
        <Heading level="1" size="medium">
          {t('accessLogPrint.open')}
        </Heading>
      ) : null}
      {print.data?.asksForWhom === true ? (
        <RadioGroup
          className="not-on-paper"
          size="small"
          legend={t('accessLogPrint.forWhom')}
          description={t('access.withheld')}
          value={forWhom ?? ''}
          onChange={(chosen: 'patient' | 'guardian') => setForWhom(chosen)}
        >
          <Radio value="patient">{t('accessLogPrint.forPatient')}</Radio>
          <Radio value="guardian">{t('accessLogPrint.forGuardian')}</Radio>
        </RadioGroup>
      ) : null}
      {print.data === undefined || !isReady ? null : <PrintedLog print={print.data} from={from} to={to} />}
    </div>
  );
}
