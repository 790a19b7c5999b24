/** A Norwegian number as it is read aloud: «400 00 123»; any other as it came. */
export function spacedPhone(phone: string): string {
  const [, eight] = /^(?:\+47|0047)?(\d{8})$/u.exec(phone.replaceAll(' ', '')) ?? [];
  return eight === undefined ? phone : `${eight.slice(0, 3)} ${eight.slice(3, 5)} ${eight.slice(5)}`;
}
