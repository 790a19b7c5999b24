import { Select } from '@navikt/ds-react';
import { useWords } from '../../app/i18n.ts';
import { useLogEmployees } from '../../data/accessLog.ts';

type Props = { readonly chosen: string; readonly onChoose: (practitionerId: string) => void };

/** Everybody who has a line in the log, those who have left too. */
export function EmployeePicker({ chosen, onChoose }: Props) {
  const { t } = useWords();
  const employees = useLogEmployees().data ?? [];
  return (
    <Select
      size="small"
      label={t('accessLog.employee.label')}
      value={chosen}
      onChange={(event) => onChoose(event.target.value)}
    >
      <option value="">{t('accessLog.employee.everyone')}</option>
      {employees.map(({ practitionerId, name }) => (
        <option key={practitionerId} value={practitionerId}>
          {name}
        </option>
      ))}
    </Select>
  );
}
