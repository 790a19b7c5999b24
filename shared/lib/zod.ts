import { z } from 'zod';

// zod probes `new Function` once, which the window's content security policy forbids and reports.
z.config({ jitless: true });

export { z };
