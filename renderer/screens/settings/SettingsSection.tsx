import { BodyShort, Heading } from '@navikt/ds-react';
import { type ReactNode, useId } from 'react';

type Props = {
  readonly title: string;
  /** What the section decides, and for whom; one or two sentences. */
  readonly about: string;
  readonly children: ReactNode;
};

/** One part of the settings: what it is about to the left, what can be chosen to the right. */
export function SettingsSection({ title, about, children }: Props) {
  const id = useId();
  return (
    <section className="settings__section" aria-labelledby={id}>
      <div>
        <Heading level="2" size="xsmall" id={id}>
          {title}
        </Heading>
        <BodyShort size="small" className="settings__about">
          {about}
        </BodyShort>
      </div>
      <div className="settings__choices">{children}</div>
    </section>
  );
}
