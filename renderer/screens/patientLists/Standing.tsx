import { describeOverCap } from '../../../shared/domain/patientList/describeOverCap.ts';
import type { ListState } from '../../../shared/domain/patientList/listState.ts';
import { useWords, type Words } from '../../app/i18n.ts';

/** Open, closed or locked, with what that rests on; over the cap also why, and who draws. */
export function Standing({ standing }: { readonly standing: ListState | null }) {
  const words = useWords();
  const { t, language } = words;
  if (standing === null) return <span className="list-table__more">{t('patientListPage.noNumbers')}</span>;
  const { state, overCap } = standing;
  return (
    <>
      <span className="list-table__state">{t(`patientListPage.standing.${state}`)}</span>
      {' · '}
      {overCap === null ? detailOf(standing, words) : describeOverCap(overCap, language)}
      {overCap !== null && state === 'locked' ? (
        <span className="list-table__more">{detailOf(standing, words)}</span>
      ) : null}
      {overCap?.reasons.includes('awaitingDraw') === true ? (
        <span className="list-table__more">{t('patientList.overCap.draw')}</span>
      ) : null}
    </>
  );
}

function detailOf({ state, freePlaces }: ListState, { t }: Words): string {
  if (state === 'locked') return t('patientListPage.lockedBy');
  if (state === 'open') return t('patientList.freePlaces', { count: freePlaces });
  return freePlaces === 0 ? t('patientListPage.atCap') : t('patientListPage.placesForWaiting', { count: freePlaces });
}
