import { inThreeLanguages } from './language.ts';

/** What is said where the app was started in a way that would open it to others. */
export const hardeningText = inThreeLanguages(
  {
    notStarted: 'Legekontor startet ikke',
    switches:
      'Programmet ble startet med valg som kan åpne det for andre: {{names}}. Start det uten dem, fra menyen eller ikonet. Be den som har satt dem i snarveien, om å fjerne dem.',
  },
  {
    notStarted: 'Legekontor starta ikkje',
    switches:
      'Programmet vart starta med val som kan opne det for andre: {{names}}. Start det utan dei, frå menyen eller ikonet. Be den som har sett dei i snarvegen, om å fjerne dei.',
  },
  {
    notStarted: 'Legekontor did not start',
    switches:
      'The program was started with options that could open it to others: {{names}}. Start it without them, from the menu or the icon. Ask whoever put them in the shortcut to remove them.',
  },
);
