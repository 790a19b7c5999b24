/** What the thread that reads PDFs says when a page asks for too much. PDF.js takes it for nothing of its own. */
export const TOO_HEAVY = 'legekontor:too-heavy';
