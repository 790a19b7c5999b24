import { app, dialog } from 'electron';
import { hardeningText } from '../../../shared/text/hardening.ts';
import { languageOf } from '../appMenu.ts';
import { forPatients } from './forPatients.ts';
import { cleanEnvironment, refusedSwitches } from './howStarted.ts';

// Runs before every other line of the app's: it is imported first.

// What is made from here on, by the threads and by Chromium too, is this user's alone.
process.umask(0o077);
cleanEnvironment(process.env, forPatients);
const refused = forPatients ? refusedSwitches(process.argv.slice(1), process.platform) : [];
if (refused.length > 0) {
  const t = hardeningText[languageOf(app.getPreferredSystemLanguages()[0] ?? 'nb')];
  dialog.showErrorBox(t.notStarted, t.switches.replace('{{names}}', refused.join(', ')));
  // Not `quit`: what such a switch opens must be closed now.
  process.exit(64);
}
