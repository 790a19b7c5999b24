import { z } from 'zod';

// Zod would otherwise try `new Function` once, which the window's CSP reports as a violation.
z.config({ jitless: true });

export { z };
