/** The page's few icons, drawn on a 16 × 16 grid in the colour of the text beside them. */
const paths = {
  open: 'M1.75 12.75v-9.5h4l1.5 1.75h7v7.75z',
  paste: 'M5.5 2.75h-2v10.5h9v-10.5h-2M5.75 1.75h4.5v2.5h-4.5z',
  example: 'M2.75 2.75h10.5v10.5h-10.5zM5.5 6h5M5.5 8.5h5M5.5 11h3',
  options: 'M2 4.5h7M12 4.5h2M2 11.5h2M7 11.5h7M9 2.75v3.5h3v-3.5zM4 9.75v3.5h3v-3.5z',
  download: 'M8 2v8.25M4.5 7 8 10.5 11.5 7M2.5 13.5h11',
  save: 'M2.75 2.75h8.5l2 2v8.5h-10.5zM5.25 2.75v3.5h5v-3.5M4.75 13.25v-4h6.5v4',
  share: 'M8 10V2.25M5.25 4.75 8 2l2.75 2.75M4.5 7.5h-1.75v6h10.5v-6h-1.75',
  undo: 'M5.5 3 2.5 6l3 3M2.75 6h6.5a3.5 3.5 0 0 1 0 7h-3',
  redo: 'm10.5 3 3 3-3 3M13.25 6h-6.5a3.5 3.5 0 0 0 0 7h3',
  help: 'M8 14.25a6.25 6.25 0 1 0 0-12.5 6.25 6.25 0 0 0 0 12.5M6.25 6.25a1.75 1.75 0 1 1 2.4 1.6c-.4.2-.65.5-.65 1v.4M8 11.25v.1',
  light:
    'M8 10.75a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5M8 1.5v1.25M8 13.25v1.25M1.5 8h1.25M13.25 8h1.25M3.4 3.4l.9.9M11.7 11.7l.9.9M12.6 3.4l-.9.9M4.3 11.7l-.9.9',
  dark: 'M13.5 9.5A5.75 5.75 0 0 1 6.5 2.5a5.75 5.75 0 1 0 7 7',
  system: 'M1.75 3h12.5v8.25h-12.5zM5.5 13.75h5',
  down: 'm4 6.25 4 4 4-4',
  up: 'm4 9.75 4-4 4 4',
  next: 'M8 2.5v10.25M4.25 9 8 12.75 11.75 9',
  previous: 'M8 13.5V3.25M4.25 7 8 3.25 11.75 7',
  right: 'm6.25 4 4 4-4 4',
  folder: 'M1.75 12.75v-9.5h4l1.5 1.75h7v7.75z',
  file: 'M3.75 1.75h5.5l3 3v9.5h-8.5zM9.25 1.75v3h3',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  close: 'm3.75 3.75 8.5 8.5M12.25 3.75l-8.5 8.5',
  plus: 'M8 3v10M3 8h10',
  wrap: 'M2 3.5h12M2 8h9.25a2.25 2.25 0 0 1 0 4.5H8M9.75 10.5l-2 2 2 2M2 12.5h3',
  changes: 'M2.5 4h4M4.5 2v4M2.5 12h4M9.5 4h4M9.5 8h4M9.5 12h4M2.5 8h4',
  left: 'M2.75 2.75h10.5v10.5h-10.5zM6.5 2.75v10.5',
  panels: 'M2.75 2.75h10.5v10.5h-10.5zM9.5 2.75v10.5',
  copy: 'M5.75 5.75h7.5v7.5h-7.5zM10.25 3.25v-.5h-7.5v7.5h.5',
  check: 'm3 8.5 3.25 3.25L13 5',
  text: 'M2.5 3.5h11M2.5 6.5h6M2.5 9.5h3.5M2.5 12.5h3M9.5 12a2.25 2.25 0 1 0 0-4.5 2.25 2.25 0 0 0 0 4.5M11.2 11.5l2.3 2.3',
  search: 'M7 11.75a4.75 4.75 0 1 0 0-9.5 4.75 4.75 0 0 0 0 9.5M10.5 10.5l3.5 3.5',
} as const;

export type IconName = keyof typeof paths;

export function Icon(props: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[props.name]} />
    </svg>
  );
}
