import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  Modal,
  useComputedColorScheme,
} from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { live } from '../live/LiveView';
import { useTimeline } from '../live/timeline';
import { type Palette, pastTokens, tokens } from './tokens';

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
  components: { Modal: Modal.extend({ defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } }) },
});

const declare = (palette: Palette) => ({
  ...Object.fromEntries(Object.entries(palette).map(([name, value]) => [`--${name}`, value])),
  '--mantine-color-body': 'var(--paper)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-default': 'var(--sheet)',
  '--mantine-color-default-border': 'var(--edge)',
  '--mantine-color-default-hover': 'var(--sunk)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-dimmed': 'var(--ink-3)',
});

/** Colours of the past, under names of their own: base.css puts them in place where the page is in the past. */
const declarePast = (change: Partial<Palette>) =>
  Object.fromEntries(Object.entries(change).map(([name, value]) => [`--past-${name}`, value]));

export const resolveVariables: CSSVariablesResolver = () => ({
  variables: { '--sans': sans, '--serif': serif },
  light: { ...declare(tokens.light), ...declarePast({ sheet: tokens.light.sheet, ...pastTokens.light }) },
  dark: { ...declare(tokens.dark), ...declarePast(pastTokens.dark) },
});

/** The palette that canvases paint with; on paper it is the light one. */
export function usePalette(): Palette {
  const scheme = useComputedColorScheme('light');
  const printing = useSyncExternalStore(onPrint, isPrinting);
  const past = useTimeline() !== live;
  return (past && !printing ? pastPalettes : tokens)[printing ? 'light' : scheme];
}

const pastPalettes: Record<'light' | 'dark', Palette> = {
  light: { ...tokens.light, ...pastTokens.light },
  dark: { ...tokens.dark, ...pastTokens.dark },
};

const print = globalThis.matchMedia?.('print');
const isPrinting = () => print?.matches ?? false;

function onPrint(listener: () => void) {
  print?.addEventListener('change', listener);
  return () => print?.removeEventListener('change', listener);
}
