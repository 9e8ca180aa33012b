import { drawnOnce } from './drawn.ts';

/** Line drawings on a 24 × 24 grid; always beside a text, so hidden from screen readers. */
const PATHS = {
  today: 'M5 6h14v14H5zM5 10h14M9 3v4M15 3v4M9 15l2 2 4-4',
  inbox: 'M4 13l3-8h10l3 8v6H4zM4 13h5a3 3 0 0 0 6 0h5',
  folder: 'M3 6h6l2 2.500h10V19H3z',
  calendar: 'M5 6h14v14H5zM5 10h14M9 3v4M15 3v4',
  letter: 'M3.500 6h17v12h-17zM4 7l8 6 8-6',
  chart: 'M4 20h16M7 20v-6M12 20V6M17 20v-9',
  people: 'M9 11a3.300 3.300 0 1 0 0-6.600 3.300 3.300 0 0 0 0 6.600M3 20c0-3.600 2.600-6 6-6s6 2.400 6 6M16 4.800a3.300 3.300 0 0 1 0 6M17.500 14.300c2.200.8 3.500 2.900 3.500 5.700',
  person: 'M12 11.500a3.700 3.700 0 1 0 0-7.400 3.700 3.700 0 0 0 0 7.400M5 20.500c0-4 3-6.500 7-6.500s7 2.500 7 6.500',
  search: 'M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13M15.500 15.500L20.500 20.500',
  phone: 'M7 3.500l3 5-2 2c1 2.500 3 4.500 5.500 5.500l2-2 5 3c-.3 2.200-1.700 3.500-3.500 3.500C10.500 20.500 3.500 13.500 3.500 7 3.500 5.200 4.800 3.800 7 3.500z',
  check: 'M5 12.500l4.500 4.500L19 7.500',
  dot: 'M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M12 11v5.500M12 7.500v.2',
  warning: 'M12 4L2.800 20h18.400zM12 10v4.500M12 17.200v.2',
  shield: 'M12 3l7.500 3v5.500c0 4.500-3 7.700-7.500 9.500-4.500-1.800-7.500-5-7.500-9.500V6zM12 8.500v4M12 15.600v.2',
  pause: 'M9 6v12M15 6v12',
  globe: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M3.500 12h17M12 3c5 5.500 5 12.500 0 18M12 3c-5 5.500-5 12.500 0 18',
  menu: 'M4 7h16M4 12h16M4 17h16',
  leave: 'M14 4H5v16h9M10 12h10.500M17 8.500l3.500 3.500-3.500 3.500',
  back: 'M20 12H4.500M10 6l-6 6 6 6',
  next: 'M9.500 6l6 6-6 6',
  down: 'M6.500 9.500l5.500 5.500 5.500-5.500',
  note: 'M5 4h14v11l-5 5H5zM14 20v-5h5M8.500 9h7M8.500 12.500h4',
  star: 'M12 4l2.500 5.200 5.700.8-4.100 4 1 5.700-5.100-2.700-5.100 2.700 1-5.700-4.100-4 5.700-.8z',
  key: 'M8 16.500a4.500 4.500 0 1 0 0-9 4.500 4.500 0 0 0 0 9M12.500 12h8.500v4M17 12v3',
  eye: 'M2.500 12c2.300-4.300 5.500-6.500 9.500-6.500s7.200 2.200 9.500 6.500c-2.300 4.300-5.500 6.500-9.500 6.500S4.800 16.300 2.500 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6',
} as const;

export type IconName = keyof typeof PATHS;

const icon = drawnOnce();

export function Icon({ name, size = 18 }: { name: IconName; size?: number | undefined }) {
  return <>{icon(`${name} ${size}`, () => (
    <svg class="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  ))}</>;
}

/** The two overlapping circles of the brand. */
export function Mark({ size = 34 }: { size?: number | undefined }) {
  return (
    <svg class="mark" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <circle class="mark-a" cx="11.500" cy="16" r="9.500" />
      <circle class="mark-b" cx="20.500" cy="16" r="9.500" />
      <path class="mark-ab" d="M16 7.640a9.500 9.500 0 0 1 0 16.720a9.500 9.500 0 0 1 0-16.720z" />
    </svg>
  );
}
