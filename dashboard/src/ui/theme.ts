import { type CSSVariablesResolver, createTheme, type MantineColorsTuple, useComputedColorScheme } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { type Palette, tokens } from './tokens';

// Mantine's steps are not used for their own sake: its variables are mapped to the tokens below.
const ink: MantineColorsTuple = [
  '#F6F7F4',
  '#EBEDE8',
  '#DCE0DA',
  '#B9BFBB',
  '#929995',
  '#727A7F',
  '#5F666A',
  '#43494D',
  '#2A2F32',
  '#15181B',
];

const sans = '"Libre Franklin Variable", system-ui, sans-serif';
const serif = '"Source Serif 4 Variable", Georgia, serif';

export const theme = createTheme({
  colors: { ink },
  primaryColor: 'ink',
  primaryShade: { light: 9, dark: 1 },
  defaultRadius: 2,
  fontFamily: sans,
  fontSizes: { xs: '11px', sm: '13px', md: '13px', lg: '16px', xl: '20px' },
  headings: { fontFamily: sans },
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
});

const declare = (palette: Palette) => ({
  ...Object.fromEntries(Object.entries(palette).map(([name, value]) => [`--${name}`, value])),
  '--mantine-color-body': palette.paper,
  '--mantine-color-text': palette.ink,
  '--mantine-color-default': palette.sheet,
  '--mantine-color-default-border': palette.edge,
  '--mantine-color-default-hover': palette.sunk,
  '--mantine-color-placeholder': palette['ink-3'],
  '--mantine-color-dimmed': palette['ink-3'],
});

export const resolveVariables: CSSVariablesResolver = () => ({
  variables: { '--sans': sans, '--serif': serif },
  light: declare(tokens.light),
  dark: declare(tokens.dark),
});

/** The palette that canvases paint with; on paper it is the light one. */
export function usePalette(): Palette {
  const scheme = useComputedColorScheme('light');
  const printing = useSyncExternalStore(onPrint, isPrinting);
  return tokens[printing ? 'light' : scheme];
}

const print = globalThis.matchMedia?.('print');
const isPrinting = () => print?.matches ?? false;

function onPrint(listener: () => void) {
  print?.addEventListener('change', listener);
  return () => print?.removeEventListener('change', listener);
}
