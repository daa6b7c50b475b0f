/** Our own icons: 24 units, one stroke weight, square joints. */
const paths = {
  home: 'M4 11l8-7 8 7M6 9.5V20h12V9.5M10 20v-6h4v6',
  practise: 'M5 4h10l4 4v12H5zM15 4v4h4M8.5 14l2.5 2.5 4.5-5',
  timer: 'M12 8v5.5l3.5 2M9.5 2.5h5M12 2.5V5M12 5a8 8 0 100 16 8 8 0 000-16z',
  boards: 'M9 20V6h6v14M3 20v-8h6M15 20v-5h6v5M2 20h20',
  me: 'M12 12a4 4 0 100-8 4 4 0 000 8zM4.5 20.5c.8-4 3.700-5.500 7.500-5.500s6.700 1.500 7.500 5.500',
  office: 'M4 20V5h9v15M13 10h7v10M7 9h3M7 13h3M16 14h1.500M2 20h20',
  tick: 'M4.500 12.500l5 5 10-11',
  cross: 'M6 6l12 12M18 6L6 18',
  close: 'M6 6l12 12M18 6L6 18',
  flag: 'M6 21V4h12l-3 4.500 3 4.500H6',
  warn: 'M12 4l9.500 16.500h-19zM12 10v5M12 17.200v.8',
  saved: 'M7 18.500a4.500 4.500 0 01-.6-9A6 6 0 0118 9.800a4.400 4.400 0 01-.8 8.700M8.500 15.500l3 3 5-6',
  waiting: 'M6 3h12M6 21h12M7.500 3c0 5 9 6 9 9s-9 4-9 9M16.500 3c0 5-9 6-9 9s9 4 9 9',
  offline:
    'M4 4l16 16M8 8.800A9 9 0 004.500 11M12.500 7.500a9.500 9.500 0 017 3.500M8 14.500a5.500 5.500 0 013-1.500M15 13.700l1 .8M12 18.500v.5',
  back: 'M15 5l-7 7 7 7',
  forward: 'M9 5l7 7-7 7',
  sheet: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h6v6h-6z',
  zoom: 'M10.500 4a6.500 6.500 0 100 13 6.500 6.500 0 000-13zM15.500 15.500L21 21M10.500 7.500v6M7.500 10.500h6',
  language:
    'M12 3a9 9 0 100 18 9 9 0 000-18zM3 12h18M12 3c3 3 3.500 6 3.500 9s-.5 6-3.500 9c-3-3-3.500-6-3.500-9s.5-6 3.500-9z',
  report: 'M4 4h16v12h-9l-5 4.500V16H4zM12 7v4M12 13v.8',
  again: 'M19.500 12a7.500 7.500 0 11-2.500-5.600M17.500 2.500v4.200h-4.200',
  dash: 'M6 12h12',
  plus: 'M6 12h12M12 6v12',
  up: 'M5 15l7-7 7 7',
  down: 'M5 9l7 7 7-7',
} as const

export type IconName = keyof typeof paths

/** Always beside a word or within a labelled control: an icon alone tells nothing. */
export const Icon = ({ name, size = 20 }: { name: IconName; size?: number }) => (
  <svg
    width={`${size / 16}em`}
    height={`${size / 16}em`}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.75"
    style={{ flex: 'none' }}
    aria-hidden="true"
  >
    <path d={paths[name]} />
  </svg>
)
