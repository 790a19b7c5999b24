import type { ReactNode } from 'react';
import { NavLink } from 'react-router';

type Props = {
  readonly to: string;
  readonly icon: ReactNode;
  readonly name: string;
  /** Stands below the place that it is a part of. */
  readonly isPart?: boolean;
  readonly children?: ReactNode;
};

/** One place of the navigation, with how much there is. */
export function Place({ to, icon, name, isPart = false, children }: Props) {
  return (
    <li>
      <NavLink to={to} className="navigation__place" data-part={isPart}>
        {icon}
        <span className="navigation__name">{name}</span>
        {children ? <span className="navigation__count">{children}</span> : null}
      </NavLink>
    </li>
  );
}
