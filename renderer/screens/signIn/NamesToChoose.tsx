import { BodyShort, Button, Heading, Skeleton } from '@navikt/ds-react';
import { useRef, useState } from 'react';
import { ROLES } from '../../../shared/domain/access/role.ts';
import type { StaffMember } from '../../../shared/ipc/views/session.ts';
import { useWords } from '../../app/i18n.ts';
import { RefusalMessage } from '../../components/RefusalMessage.tsx';
import { useDelayed } from '../../components/useDelayed.ts';
import { type AnyRefusal, refusalOf } from '../../data/ask.ts';
import { signIn, useStaff } from '../../data/session.ts';
import { focusWhenFree } from './focusWhenFree.ts';
import { NobodyYet } from './NobodyYet.tsx';
import { useArrowKeys } from './useArrowKeys.ts';

/** Signing in by choosing a name: on a trial surgery without an identity provider. */
export function NamesToChoose() {
  const { t } = useWords();
  const staff = useStaff();
  const [refused, setRefused] = useState<AnyRefusal | null>(null);
  const slow = useDelayed(staff.isPending);
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = useArrowKeys(list);

  async function enter(member: StaffMember) {
    setRefused(null);
    const reply = await signIn(member.practitionerId);
    if (!reply.ok) setRefused(reply.error);
  }

  const asked = refusalOf(staff.error);
  const groups = ROLES.map((role) => ({ role, members: (staff.data ?? []).filter((member) => member.role === role) }));
  const first = groups.find(({ members }) => members.length > 0)?.members[0];
  return (
    <>
      {refused === null ? null : <RefusalMessage refusal={refused} />}
      {asked === null ? null : <RefusalMessage refusal={asked} onTryAgain={() => void staff.refetch()} />}
      {slow ? <Skeleton variant="rounded" height="12rem" /> : null}
      {staff.data === undefined ? null : first === undefined ? (
        <NobodyYet />
      ) : (
        <>
          <BodyShort size="small" className="sign-in__hint">
            {t('signIn.hint')}
          </BodyShort>
          {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the buttons take the keys, this moves between them */}
          <div className="sign-in__staff" ref={list} onKeyDown={onKeyDown}>
            {groups.map(({ role, members }) =>
              members.length === 0 ? null : (
                <section key={role} aria-labelledby={`role-${role}`}>
                  <Heading level="2" size="xsmall" id={`role-${role}`}>
                    {t(`shell.roleGroup.${role}`)}
                  </Heading>
                  <ul>
                    {members.map((member) => (
                      <li key={member.practitionerId}>
                        <Button
                          size="small"
                          variant="tertiary"
                          className="sign-in__member"
                          ref={member === first ? focusWhenFree : null}
                          onClick={() => void enter(member)}
                        >
                          {member.name}
                        </Button>
                      </li>
                    ))}
                  </ul>
                </section>
              ),
            )}
          </div>
        </>
      )}
    </>
  );
}
