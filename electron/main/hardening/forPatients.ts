import { app } from 'electron';

/**
 * Whether this build is for patients: then it takes its settings from an administrators' place, no switches and no
 * variables of the environment that open it, and has no developer tools. The one place that decides it; everything
 * that is stricter in such a build asks here.
 */
export const forPatients: boolean = app.isPackaged;
