import { BodyLong, Heading, Link } from '@navikt/ds-react';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { permissionFor, type SurgeryAct } from '../../shared/domain/access/permissions.ts';
import { ROLES } from '../../shared/domain/access/role.ts';
import { useWindowTitle } from '../components/useWindowTitle.ts';
import { useRole } from '../data/session.ts';
import { useWords } from './i18n.ts';
import { paths } from './paths.ts';

type Props = { readonly act: SurgeryAct; readonly children: ReactNode };

/**
 * A screen for those whose role has it; for others a page that says why not, who has it, and what they can use. The
 * engine refuses by itself: this only explains.
 */
export function RoleGate({ act, children }: Props) {
  const role = useRole();
  if (role === null) return null;
  const permission = permissionFor(role, act);
  return permission.type === 'refused' ? <NotForRole act={act} reason={permission.reason} /> : children;
}

type RefusedReason = Extract<ReturnType<typeof permissionFor>, { type: 'refused' }>['reason'];

function NotForRole({ act, reason }: { readonly act: SurgeryAct; readonly reason: RefusedReason }) {
  const { t } = useWords();
  useWindowTitle(t('patient.noAccess.roleTitle'));
  const allowed = ROLES.filter((one) => permissionFor(one, act).type !== 'refused');
  return (
    <div className="page page--narrow">
      <Heading level="1" size="small" spacing>
        {t('patient.noAccess.roleTitle')}
      </Heading>
      <BodyLong size="small" spacing>
        {t(`access.notYourRole.${reason}`)}{' '}
        {t('patient.noAccess.roleWho', { roles: allowed.map((one) => t(`access.role.${one}`)).join(', ') })}
      </BodyLong>
      <BodyLong size="small">{t('patient.noAccess.roleInstead')}</BodyLong>
      <ul>
        <li>
          <Link as={RouterLink} to={paths.unsent}>
            {t('sync.title')}
          </Link>
        </li>
        <li>
          <Link as={RouterLink} to={paths.settings}>
            {t('settings.title')}
          </Link>
        </li>
      </ul>
    </div>
  );
}
