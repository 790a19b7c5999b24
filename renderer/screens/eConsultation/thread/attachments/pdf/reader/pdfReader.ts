// The thread that reads PDFs: what it may take is counted before PDF.js is there.
import './holdToBudget.ts';
import 'pdfjs-dist/build/pdf.worker.min.mjs';
