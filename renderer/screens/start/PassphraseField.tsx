import { TextField } from '@navikt/ds-react';

type Props = {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
  readonly startHere?: boolean;
  readonly onChange: (typed: string) => void;
};

/** A passphrase, which nothing on the machine may remember or correct. */
export function PassphraseField({ label, description, value, startHere = false, onChange }: Props) {
  return (
    <TextField
      type="password"
      size="small"
      className="passphrase"
      label={label}
      description={description}
      value={value}
      autoComplete="off"
      spellCheck={false}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- the one thing to do on the page
      autoFocus={startHere}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
