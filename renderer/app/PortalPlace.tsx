import { createContext, useContext } from 'react';

/** Where menus, tooltips and dialogs are put. */
export const PortalContext = createContext<(element: HTMLElement | null) => void>(() => undefined);

/** Stands inside <main>, so that what opens over the page still belongs to a landmark for those who listen to it. */
export function PortalPlace() {
  return <div className="portal-place" ref={useContext(PortalContext)} />;
}
