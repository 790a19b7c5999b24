import { ChevronDownIcon } from '@navikt/aksel-icons';
import { ActionMenu, Button } from '@navikt/ds-react';
import { useState } from 'react';
import { ROLES } from '../../../../../shared/domain/access/role.ts';
import type { Input } from '../../../../../shared/ipc/acts.ts';
import type { AssignedTo, EConsultationThread } from '../../../../../shared/ipc/views/thread.ts';
import { useWords } from '../../../../app/i18n.ts';
import { shownKey } from '../../../../app/keys.ts';
import { useKey } from '../../../../app/useKey.ts';
import { RefusalMessage } from '../../../../components/RefusalMessage.tsx';
import type { AnyRefusal } from '../../../../data/ask.ts';
import type { ShownMatter } from '../../../../data/shownMatter.ts';
import { assignEConsultation } from '../../../../data/eConsultations.ts';
import { useCurrentPractitioner, useStaff } from '../../../../data/session.ts';

type Goal = Omit<Input<'assignEConsultation'>, keyof ShownMatter>;

/** Puts the matter on a colleague's desk, on that of all with one role, or back to the whole surgery. */
export function AssignMenu({ thread }: { readonly thread: EConsultationThread }) {
  const { t } = useWords();
  const staff = useStaff().data ?? [];
  const me = useCurrentPractitioner();
  const [isOpen, setIsOpen] = useState(false);
  const [refused, setRefused] = useState<AnyRefusal | null>(null);
  useKey('assign', () => setIsOpen(true));

  async function choose(value: string) {
    setIsOpen(false);
    setRefused(null);
    const reply = await assignEConsultation(thread, goalFrom(value));
    if (!reply.ok) setRefused(reply.error);
  }

  const teams = ROLES.filter((role) => staff.some((one) => one.role === role));
  return (
    <>
      <ActionMenu open={isOpen} onOpenChange={setIsOpen}>
        <ActionMenu.Trigger>
          <Button
            size="xsmall"
            variant="secondary"
            data-color="neutral"
            icon={<ChevronDownIcon aria-hidden />}
            iconPosition="right"
            aria-keyshortcuts={shownKey('assign')}
            title={`${t('triage.assign')} (${shownKey('assign')})`}
          >
            {t('triage.assign')}
          </Button>
        </ActionMenu.Trigger>
        <ActionMenu.Content align="end">
          <ActionMenu.RadioGroup
            label={t('desk.assignMenu.people')}
            value={valueOf(thread.assignedTo)}
            onValueChange={(value) => void choose(value)}
          >
            {staff.map(({ practitionerId, name }) => (
              <ActionMenu.RadioItem key={practitionerId} value={`person ${practitionerId}`}>
                {practitionerId === me ? t('desk.assignMenu.me', { name }) : name}
              </ActionMenu.RadioItem>
            ))}
          </ActionMenu.RadioGroup>
          <ActionMenu.RadioGroup
            label={t('desk.assignMenu.teams')}
            value={valueOf(thread.assignedTo)}
            onValueChange={(value) => void choose(value)}
          >
            {[...teams, 'surgery' as const].map((team) => (
              <ActionMenu.RadioItem key={team} value={team === 'surgery' ? team : `team ${team}`}>
                {t(`desk.team.${team}`)}
              </ActionMenu.RadioItem>
            ))}
          </ActionMenu.RadioGroup>
        </ActionMenu.Content>
      </ActionMenu>
      {refused === null ? null : <RefusalMessage refusal={refused} />}
    </>
  );
}

function valueOf(assigned: AssignedTo): string {
  if (assigned.type === 'person') return `person ${assigned.practitionerId}`;
  return assigned.type === 'team' ? `team ${assigned.role}` : 'surgery';
}

function goalFrom(value: string): Goal {
  const [type, of = ''] = value.split(' ');
  if (type === 'person') return { person: of };
  const team = ROLES.find((each) => each === of);
  return team === undefined ? {} : { team };
}
