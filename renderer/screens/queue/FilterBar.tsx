import { ChevronDownIcon } from '@navikt/aksel-icons';
import { ActionMenu, Button, Search } from '@navikt/ds-react';
import { type ReactNode, type RefObject, useState } from 'react';
import { WHOSE, WORK_ORDERS, type WorkFilter, type Whose } from '../../../shared/domain/work/workFilter.ts';
import type { WorkKind } from '../../../shared/domain/work/workKind.ts';
import { useWords, type Words } from '../../app/i18n.ts';
import { useRole, useStaff } from '../../data/session.ts';

type Props = {
  readonly chosen: WorkFilter;
  readonly onChoose: (change: Partial<WorkFilter>) => void;
  /** The kinds to choose among; none on the page of one kind. */
  readonly kinds: readonly WorkKind[];
  /** What has been answered has one order: the newest first. */
  readonly ordered: boolean;
  readonly isNarrowed: boolean;
  readonly onShowAll: () => void;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Out of the search field into the list. */
  readonly onLeave: () => void;
  readonly searchRef: RefObject<HTMLInputElement | null>;
};

/** What of the queue is shown and in which order: each choice is read on its own button. */
export function FilterBar(props: Props) {
  const { chosen, onChoose, kinds, ordered, isNarrowed, onShowAll, text, onText, onLeave, searchRef } = props;
  const words = useWords();
  const { t } = words;
  const staff = useStaff().data ?? [];
  const role = useRole();
  const gps = staff.filter((one) => one.role === 'gp');
  const [kindsOpen, setKindsOpen] = useState(false);
  const whoseName = (whose: Whose) => nameOfWhose(whose, role, words);

  return (
    <search className="filter-bar" aria-label={t('workFilter.label')}>
      <Search
        ref={searchRef}
        size="small"
        variant="simple"
        label={t('workFilter.search')}
        placeholder={t('workFilter.search')}
        value={text}
        onChange={onText}
        maxLength={200}
        aria-keyshortcuts="/"
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
          event.preventDefault();
          onLeave();
        }}
      />
      <div className="filter-bar__choices">
        <Choice
          name={t('workFilter.whose')}
          isNarrower={chosen.whose !== 'all'}
          value={chosen.whose}
          options={WHOSE.map((whose) => [whose, whoseName(whose)])}
          onChange={(value) => onChoose({ whose: WHOSE.find((one) => one === value) ?? 'all' })}
        />
        <Choice
          name={t('workFilter.gp')}
          isNarrower={chosen.gp !== null}
          value={chosen.gp ?? ''}
          options={[['', t('workFilter.anyGp')], ...gps.map((one) => [one.practitionerId, one.name] as const)]}
          onChange={(value) => onChoose({ gp: value === '' ? null : value })}
        />
        {kinds.length === 0 ? null : (
          <FilterMenu
            name={t('workFilter.kinds')}
            shown={kindsShown(chosen.kinds, words)}
            isNarrower={chosen.kinds.length > 0}
            isOpen={kindsOpen}
            onOpen={setKindsOpen}
          >
            <ActionMenu.Group label={t('workFilter.kinds')}>
              {kinds.map((kind) => (
                <ActionMenu.CheckboxItem
                  key={kind}
                  checked={chosen.kinds.includes(kind)}
                  onCheckedChange={(on) =>
                    onChoose({ kinds: kinds.filter((one) => (one === kind ? on : chosen.kinds.includes(one))) })
                  }
                >
                  {t(`queue.kinds.${kind}`)}
                </ActionMenu.CheckboxItem>
              ))}
            </ActionMenu.Group>
          </FilterMenu>
        )}
        {ordered ? (
          <Choice
            name={t('workFilter.order')}
            isNarrower={false}
            value={chosen.order}
            options={WORK_ORDERS.map((order) => [order, t(orderWords[order])])}
            onChange={(value) => onChoose({ order: WORK_ORDERS.find((one) => one === value) ?? 'due' })}
          />
        ) : null}
        {isNarrowed ? (
          <Button size="xsmall" variant="tertiary" onClick={onShowAll}>
            {t('workFilter.reset')}
          </Button>
        ) : null}
      </div>
    </search>
  );
}

const orderWords = {
  due: 'workFilter.due',
  received: 'workFilter.received',
  patient: 'workFilter.byPatient',
  gp: 'workFilter.byGp',
} as const satisfies Record<WorkFilter['order'], string>;

function nameOfWhose(whose: Whose, role: ReturnType<typeof useRole>, { t }: Words): string {
  if (whose === 'all') return t('workFilter.all');
  if (whose === 'mine') return t('workFilter.mine');
  return t(`desk.team.${whose === 'unassigned' || role === null ? 'surgery' : role}`);
}

function kindsShown(kinds: readonly WorkKind[], { t }: Words): string {
  const [first, second] = kinds;
  if (first === undefined) return t('workFilter.anyKind');
  return second === undefined ? t(`queue.kinds.${first}`) : t('workFilter.someKinds', { count: kinds.length });
}

type ChoiceProps = {
  readonly name: string;
  readonly isNarrower: boolean;
  readonly value: string;
  readonly options: readonly (readonly [value: string, words: string])[];
  readonly onChange: (value: string) => void;
};

/**
 * One of several: the menu closes when it has been chosen. What cannot be chosen any more (a GP who has left) is a dash,
 * never the words of another choice.
 */
function Choice({ name, isNarrower, value, options, onChange }: ChoiceProps) {
  const [isOpen, setIsOpen] = useState(false);
  const shown = options.find(([each]) => each === value)?.[1] ?? '–';
  function choose(chosen: string) {
    setIsOpen(false);
    onChange(chosen);
  }
  return (
    <FilterMenu name={name} shown={shown} isNarrower={isNarrower} isOpen={isOpen} onOpen={setIsOpen}>
      <ActionMenu.RadioGroup label={name} value={value} onValueChange={choose}>
        {options.map(([each, words]) => (
          <ActionMenu.RadioItem key={each} value={each}>
            {words}
          </ActionMenu.RadioItem>
        ))}
      </ActionMenu.RadioGroup>
    </FilterMenu>
  );
}

type MenuProps = Pick<ChoiceProps, 'name' | 'isNarrower'> & {
  readonly shown: string;
  readonly isOpen: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly children: ReactNode;
};

function FilterMenu({ name, shown, isNarrower, isOpen, onOpen, children }: MenuProps) {
  return (
    <ActionMenu open={isOpen} onOpenChange={onOpen}>
      <ActionMenu.Trigger>
        <Button
          size="xsmall"
          variant={isNarrower ? 'secondary' : 'tertiary'}
          data-color="neutral"
          className="filter-bar__choice"
          data-narrower={isNarrower}
          icon={<ChevronDownIcon aria-hidden />}
          iconPosition="right"
          title={name}
        >
          <span className="only-for-ears">{name}: </span>
          <span className="filter-bar__shown">{shown}</span>
        </Button>
      </ActionMenu.Trigger>
      <ActionMenu.Content>{children}</ActionMenu.Content>
    </ActionMenu>
  );
}
