import { Button, Heading, ToggleGroup } from '@navikt/ds-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useWords } from '../../app/i18n.ts';
import { printPathOf } from '../../app/paths.ts';
import { RefusalMessage } from '../../components/RefusalMessage.tsx';
import { useWindowTitle } from '../../components/useWindowTitle.ts';
import { exportAccessLog, useAccessLog, type LogPlace } from '../../data/accessLog.ts';
import { refusalOf } from '../../data/ask.ts';
import { EmployeePicker } from './EmployeePicker.tsx';
import { FilterFields } from './FilterFields.tsx';
import { LogFacts } from '../../components/LogFacts.tsx';
import { LogTable } from './LogTable.tsx';
import { PatientPicker } from './PatientPicker.tsx';
import { SavedAs } from './SavedAs.tsx';
import { useLogFilter } from './useLogFilter.ts';
import { useSavedFile } from './useSavedFile.ts';
import './accessLog.css';

/** «Innsynslogg»: who has opened what about a patient, or what an employee has opened; newest first. */
export function AccessLogScreen() {
  const { t, language } = useWords();
  const navigate = useNavigate();
  const { filter, view, change } = useLogFilter();
  // The places of the pages that have been turned, newest first; it begins anew with another filter.
  const key = JSON.stringify(filter);
  const [turned, setTurned] = useState<{ key: string; places: readonly LogPlace[] }>({ key, places: [] });
  const places = turned.key === key ? turned.places : [];
  const page = useAccessLog(filter, places.at(-1) ?? null);
  const saved = useSavedFile(key);
  useWindowTitle(t('accessLog.title'));

  const failed = refusalOf(page.error) ?? saved.refused;
  const { data } = page;
  const isNarrowed = view.ground !== 'any' || view.only !== 'all' || view.from !== '' || view.to !== '';
  return (
    <div className="page access-log">
      <div className="access-log__top">
        <Heading level="1" size="small">
          {t('accessLog.title')}
        </Heading>
        <LogFacts />
      </div>
      <div className="access-log__choices access-log__choices--top">
        <ToggleGroup
          size="small"
          label={t('accessLog.of.label')}
          value={view.of}
          onChange={(of) => change({ of, id: '' })}
        >
          <ToggleGroup.Item value="patient">{t('accessLog.of.patient')}</ToggleGroup.Item>
          <ToggleGroup.Item value="employee">{t('accessLog.of.employee')}</ToggleGroup.Item>
        </ToggleGroup>
        {view.of === 'patient' ? (
          <PatientPicker chosen={view.id} name={data?.patientName ?? null} onChoose={(id) => change({ id })} />
        ) : (
          <EmployeePicker chosen={view.id} onChoose={(id) => change({ id })} />
        )}
      </div>
      {filter === null ? (
        <p className="access-log__quiet">
          {view.of === 'patient' && view.id === '' ? t('accessLog.patient.choose') : t('accessLog.filter.badPeriod')}
        </p>
      ) : null}
      {view.of === 'patient' && view.id === '' ? null : (
        <div className="access-log__choices">
          <FilterFields view={view} onChange={change} />
          <div className="access-log__out">
            {view.of === 'patient' && filter !== null ? (
              <Button
                size="small"
                variant="secondary"
                onClick={() => void navigate(printPathOf(view.id, view.from, view.to))}
              >
                {t('accessLogPrint.open')}
              </Button>
            ) : null}
            <Button
              size="small"
              variant="secondary"
              disabled={filter === null}
              onClick={() => void (filter === null ? undefined : saved.save(() => exportAccessLog(filter, language)))}
            >
              {t('accessLogLine.file.export')}
            </Button>
          </div>
        </div>
      )}
      {failed === null ? null : <RefusalMessage refusal={failed} />}
      <SavedAs file={saved.file} />
      {filter === null || data === undefined ? null : data.rows.length === 0 ? (
        <p className="access-log__quiet">{isNarrowed ? t('accessLog.emptyFiltered') : t('accessLog.empty')}</p>
      ) : (
        <LogTable rows={data.rows} withPatient={view.of !== 'patient'} />
      )}
      {filter === null || data === undefined || (places.length === 0 && data.next === null) ? null : (
        <div className="access-log__pages">
          <Button
            size="small"
            variant="tertiary"
            disabled={places.length === 0}
            onClick={() => setTurned({ key, places: places.slice(0, -1) })}
          >
            {t('accessLog.newer')}
          </Button>
          <Button
            size="small"
            variant="tertiary"
            disabled={data.next === null || page.isPlaceholderData}
            onClick={() => setTurned({ key, places: [...places, data.next] })}
          >
            {t('accessLog.older')}
          </Button>
        </div>
      )}
    </div>
  );
}
