export { fitsWindow, paragraphsOf, plain, plainLine, WINDOW_COLUMNS, WINDOW_LINES } from '../ui/plain.ts';
