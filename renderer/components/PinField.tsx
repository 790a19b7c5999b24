import { TextField } from '@navikt/ds-react';
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';

type Props = {
  readonly label: string;
  readonly description?: ReactNode;
  readonly error?: string | undefined;
  readonly value: string;
  readonly onChange: (pin: string) => void;
  /** Takes the keyboard when it appears: only where it is the one thing to do. */
  readonly startHere?: boolean;
  readonly field?: RefObject<HTMLInputElement | null>;
};

/** A field for a PIN: never shown, never remembered by the browser. */
export function PinField({ onChange, startHere = false, field, ...props }: Props) {
  const own = useRef<HTMLInputElement>(null);
  const input = field ?? own;
  useEffect(() => {
    if (startHere) input.current?.focus();
  }, [startHere, input]);
  return (
    <TextField
      {...props}
      ref={input}
      size="small"
      type="password"
      inputMode="numeric"
      autoComplete="off"
      spellCheck={false}
      maxLength={64}
      className="pin-field"
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
