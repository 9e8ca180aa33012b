export { LINE_LIMIT, TEXT_LIMIT, textFault, tidy } from '../ui/form-text.ts';
